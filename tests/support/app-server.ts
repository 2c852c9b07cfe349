import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { readServerFile } from '#server/ops/server-file.ts';

const run = promisify(execFile);

const DemoRow = z.looseObject({ key: z.string(), name: z.string(), login: z.string(), link: z.string() });
const DemoRows = z.array(DemoRow);
export type DemoRow = z.infer<typeof DemoRow>;

/** The built app as people get it: `server/main.ts` in a process of its own, with a database of its own. */
export class AppServer {
	readonly dataDir: string;
	readonly port: number;
	readonly #process: ChildProcess;

	private constructor(dataDir: string, port: number, process: ChildProcess) {
		this.dataDir = dataDir;
		this.port = port;
		this.#process = process;
	}

	/** Starts on that folder and waits until it answers; a new folder becomes the demo regency. */
	static async start(dataDir: string, more: Record<string, string> = {}): Promise<AppServer> {
		const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, ...more };
		const child = spawn(process.execPath, ['server/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
		await invited(child.stdout);
		const port = readServerFile(dataDir)?.port;
		if (port === undefined) throw new Error('the server does not say where it is');
		return new AppServer(dataDir, port, child);
	}

	/** Fresh activation links for the demo's people, each valid until the next call. */
	async accounts(): Promise<DemoRow[]> {
		const env = { ...process.env, DATA_DIR: this.dataDir };
		const { stdout } = await run(process.execPath, ['server/cli/demo-accounts.ts', '--json'], { env });
		return DemoRows.parse(JSON.parse(stdout));
	}

	/** Looks into the database beside the running server, without being able to write. */
	look<T>(query: (db: DatabaseSync) => T): T {
		const db = new DatabaseSync(join(this.dataDir, 'berbagi.sqlite'), { readOnly: true });
		try {
			return query(db);
		} finally {
			db.close();
		}
	}

	async stop(): Promise<void> {
		const ended = once(this.#process, 'exit');
		this.#process.kill('SIGTERM');
		await ended;
	}
}

/** A demo regency that was just built, to be copied for each test: building takes seconds, copying none. */
export async function buildRegency(): Promise<{ readonly dir: string; readonly drop: () => void }> {
	const dir = newFolder('regency');
	const server = await AppServer.start(dir);
	await server.stop();
	return { dir, drop: () => rmSync(dir, { recursive: true, force: true }) };
}

/** A server on a copy of that regency; gone with its folder after `use`. */
export async function withCopy(regency: string, use: (server: AppServer) => Promise<void>): Promise<void> {
	const dir = newFolder('copy');
	cpSync(regency, dir, { recursive: true });
	const server = await AppServer.start(dir);
	try {
		await use(server);
	} finally {
		await server.stop();
		rmSync(dir, { recursive: true, force: true });
	}
}

/** The last thing a starting server does is to print links, which makes those given out before worthless. */
async function invited(said: Readable): Promise<void> {
	for await (const line of createInterface({ input: said })) {
		if (!line.includes('/aktivasi#')) continue;
		said.resume();
		return;
	}
	throw new Error('the server ended before it was ready');
}

const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `berbagi-${name}-`));
