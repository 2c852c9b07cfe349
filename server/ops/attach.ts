import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { ErrorAnswer, type ErrorCode } from '#lib/domain/protocol/errors.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { takeLock } from '#server/ops/lock.ts';
import { readServerFile, type ServerFile } from '#server/ops/server-file.ts';
import { addressOf } from '#server/ops/settings.ts';
import { openStore, type Store } from '#server/store/store.ts';

/** Asks the running server: `POST /api/ops/<name>` with that body, and the answer read by its schema. */
type Call = <A extends z.ZodMiniType>(
	name: string,
	body: unknown,
	answer: A
) => Promise<Result<z.output<A>, ErrorCode>>;

type Ways<T> = {
	/** A server runs on this data: it alone writes, so it is asked. */
	readonly running: (call: Call) => Promise<T>;
	/** None runs: the lock is held, and the store is ours until this ends. */
	readonly alone: (store: Store) => Promise<T>;
};

const PATIENCE_MS = 10_000;

/**
 * How a command of this machine gets at the data: through the server that runs on `dataDir`, else by itself, e.g.
 * `withServer(dataDir, { running: (call) => call('activation', { login }, Answer), alone: (store) => issueFor(store, login) })`.
 * A server that is just starting or ending is waited for.
 */
export async function withServer<T>(dataDir: string, { running, alone }: Ways<T>): Promise<T> {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const until = performance.now() + PATIENCE_MS;
	for (;;) {
		const server = readServerFile(dataDir);
		if (server && (await answers(server))) return running(callOf(server));
		const lock = takeLock(dataDir);
		if (lock) return await withStore(dataDir, alone).finally(lock.release);
		if (performance.now() > until) throw new Error(`another process holds ${dataDir} and does not answer`);
		await sleep(200);
	}
}

async function withStore<T>(dataDir: string, use: (store: Store) => Promise<T>): Promise<T> {
	const store = await openStore(databaseIn(dataDir));
	try {
		return await use(store);
	} finally {
		await store.close();
	}
}

export const databaseIn = (dataDir: string): string => join(dataDir, 'berbagi.sqlite');

async function answers({ host, port, pid }: ServerFile): Promise<boolean> {
	try {
		process.kill(pid, 0);
		const health = await fetch(`${addressOf(host, port)}/api/health`, { signal: AbortSignal.timeout(2000) });
		return health.ok;
	} catch {
		// No such process, or nobody listening: whichever it is, the lock says what may be done.
		return false;
	}
}

function callOf({ host, port, token }: ServerFile): Call {
	return async (name, body, answer) => {
		const response = await fetch(`${addressOf(host, port)}/api/ops/${name}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-berbagi': '1' },
			body: JSON.stringify(body)
		});
		const said: unknown = await response.json();
		return response.ok ? ok(z.parse(answer, said)) : err(ErrorAnswer.parse(said).error);
	};
}
