import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dateOf, MINUTE } from '#lib/domain/time.ts';
import { createPasswords } from '#server/access/passwords.ts';
import { createApp } from '#server/app.ts';
import type { Deps } from '#server/env.ts';
import { databaseIn } from '#server/ops/attach.ts';
import { createIds } from '#server/ops/ids.ts';
import { listen } from '#server/ops/listen.ts';
import { takeLock } from '#server/ops/lock.ts';
import { ensureEpoch } from '#server/ops/new-regency.ts';
import { pepperOf } from '#server/ops/pepper.ts';
import { selfCheck } from '#server/ops/self-check.ts';
import { removeServerFile, writeServerFile } from '#server/ops/server-file.ts';
import { addressOf, type Settings } from '#server/ops/settings.ts';
import { keepCalendar } from '#server/programme/keep-calendar.ts';
import { createSite } from '#server/site/site.ts';
import { openStore, type Store } from '#server/store/store.ts';

const HOUR = 60 * MINUTE;

type Options<T> = {
	/** What whoever runs the server should look at, one day. */
	readonly warn: (line: string) => void;
	readonly report: Deps['report'];
	/** Fills a database before the port opens. */
	readonly prepare: (store: Store, newId: () => string) => Promise<T>;
};

export type Running<T> = {
	readonly address: string;
	readonly store: Store;
	/** What `prepare` came to. */
	readonly prepared: T;
	readonly stop: () => Promise<void>;
};

/** From a folder to a server that answers: the lock, the database, its checks, the port, and the file that says where it is. */
export async function startServer<T>(settings: Settings, options: Options<T>): Promise<Running<T>> {
	const { warn, report, prepare } = options;
	const { dataDir } = settings;
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const lock = takeLock(dataDir);
	if (!lock) throw new Error(`another process already uses ${dataDir}`);
	const store = await openStore(databaseIn(dataDir));
	const clock = () => Date.now();
	for (const warning of await selfCheck(store, dataDir, clock())) warn(warning);
	await ensureEpoch(store);
	const newId = createIds(clock);
	const prepared = await prepare(store, newId);
	const calendar = () => keepCalendar(store, dateOf(clock()), newId);
	await calendar();
	const hourly = setInterval(() => void calendar().catch(report), HOUR).unref();

	const stopping = new AbortController();
	const operatorToken = randomBytes(32).toString('base64url');
	const passwords = createPasswords({ pepper: pepperOf(dataDir, settings.pepper) });
	const own = { store, clock, passwords, randomBytes, newId, operatorToken };
	const app = createApp({ ...own, report, stopping: stopping.signal });
	const { port, stop } = await listen(createSite(settings.staticDir, app, report), settings);
	writeServerFile(dataDir, { pid: process.pid, host: settings.host, port, token: operatorToken });

	return {
		address: addressOf(settings.host, port),
		store,
		prepared,
		async stop() {
			clearInterval(hourly);
			removeServerFile(dataDir);
			stopping.abort();
			await stop();
			await store.close();
			lock.release();
		}
	};
}
