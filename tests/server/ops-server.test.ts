import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readServerFile, writeServerFile } from '#server/ops/server-file.ts';

const run = promisify(execFile);
// Each test starts real processes, and the machine may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const READY = /siap dalam/;
let dataDir: string;
const started: ChildProcess[] = [];
beforeEach(() => {
	dataDir = mkdtempSync(join(tmpdir(), 'berbagi-ops-'));
});
afterEach(async () => {
	for (const child of started.splice(0)) {
		if (child.exitCode !== null || child.signalCode !== null) continue;
		child.kill('SIGKILL');
		await once(child, 'exit');
	}
	rmSync(dataDir, { recursive: true });
});

const environment = (more: NodeJS.ProcessEnv = {}) => ({ ...process.env, PORT: '0', DATA_DIR: dataDir, ...more });

/** Starts the server as people do, and waits until it says that it is ready, or ends. */
async function start(args: string[] = [], more: NodeJS.ProcessEnv = {}) {
	const child = spawn(process.execPath, ['server/main.ts', ...args], { env: environment(more) });
	started.push(child);
	let said = '';
	const ended = once(child, 'exit');
	const ready = new Promise<void>((done) => {
		for (const stream of [child.stdout, child.stderr]) {
			stream.on('data', (chunk: Buffer) => {
				said += chunk.toString();
				if (READY.test(said)) done();
			});
		}
	});
	await Promise.race([ready, ended]);
	// The last lines follow the first at once.
	await new Promise((done) => setTimeout(done, 300));
	const { port = 0 } = readServerFile(dataDir) ?? {};
	return { child, ended, port, address: `http://127.0.0.1:${String(port)}`, said: () => said };
}

const command = (file: string, ...args: string[]) =>
	run(process.execPath, [`server/cli/${file}.ts`, ...args], { env: environment() });

const health = async (address: string) => (await fetch(`${address}/api/health`)).json();
const codeIn = (text: string) => /\/aktivasi#([0-9A-Z]{13})/.exec(text)?.[1] ?? '';

const askFor = (address: string, code: string) =>
	fetch(`${address}/api/access/code`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-berbagi': '1' },
		body: JSON.stringify({ code })
	});

describe('a new server', () => {
	test('on one’s own machine is a demo regency, and invites into it', async () => {
		const { address, said } = await start();
		expect(await health(address)).toEqual({ ok: true });
		expect(said().match(/\/aktivasi#/g)).toHaveLength(6);
		const answer = await askFor(address, codeIn(said()));
		expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ passwordSet: false })]);
	});

	test('that is to be empty has one administrator, invites them, and keeps its secrets to itself', async () => {
		const inner = join(dataDir, 'inner');
		const { said } = await start(['--empty'], { DATA_DIR: inner });
		expect(said().match(/\/aktivasi#/g)).toHaveLength(1);
		const address = `http://127.0.0.1:${String(readServerFile(inner)?.port)}`;
		expect(await (await askFor(address, codeIn(said()))).json()).toMatchObject({ name: 'Administrator' });
		const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
		expect([mode(inner), mode(join(inner, 'server.json')), mode(join(inner, 'pepper'))]).toEqual(['700', '600', '600']);
		expect(readFileSync(join(inner, 'berbagi.sqlite')).includes(readFileSync(join(inner, 'pepper')))).toBe(false);
	});

	test('that others can reach is no demo unless that was asked for', async () => {
		const open = await start([], { HOST: '0.0.0.0' });
		expect(open.said().match(/\/aktivasi#/g)).toHaveLength(1);
		open.child.kill('SIGTERM');
		await open.ended;
		rmSync(dataDir, { recursive: true });
		const demo = await start([], { HOST: '0.0.0.0', DEMO: '1' });
		expect(demo.said().match(/\/aktivasi#/g)).toHaveLength(6);
	});

	test('does not start with a setting that makes no sense', async () => {
		const { child } = await start([], { PORT: 'delapan' });
		expect(child.exitCode).toBe(1);
		expect(readdirSync(dataDir)).toEqual([]);
	});
});

describe('the end of a server', () => {
	test.each(['SIGTERM', 'SIGINT'] as const)('by %s is clean: code 0, and the database in one file', async (signal) => {
		const { child, ended } = await start(['--empty']);
		child.kill(signal);
		expect(await ended).toEqual([0, null]);
		expect(readdirSync(dataDir).sort()).toEqual(['berbagi.lock', 'berbagi.sqlite', 'pepper']);
	});

	test('by ending `npm start` is as clean: the shell in between does not keep the signal to itself', async () => {
		const child = spawn('npm', ['start', '--', '--empty'], { env: environment() });
		started.push(child);
		const ended = once(child, 'exit');
		let said = '';
		for await (const chunk of child.stdout) {
			said += String(chunk);
			if (READY.test(said)) break;
		}
		const { pid } = readServerFile(dataDir) ?? {};
		child.kill('SIGTERM');
		expect(await ended).toEqual([0, null]);
		expect(() => process.kill(pid ?? 0, 0)).toThrow('ESRCH');
	});

	test('waits for what is being answered, and takes nothing new', async () => {
		const { child, ended, port } = await start(['--empty']);
		const body = JSON.stringify({ code: '0000000000000' });
		const headers = { 'content-type': 'application/json', 'content-length': String(body.length), 'x-berbagi': '1' };
		const slow = request({ port, path: '/api/access/code', method: 'POST', headers });
		const answered = once(slow, 'response').then(([response]) => (response as { statusCode: number }).statusCode);
		slow.write(body.slice(0, 5));
		await new Promise((done) => setTimeout(done, 200));
		child.kill('SIGTERM');
		await expect
			.poll(() => fetch(`http://127.0.0.1:${String(port)}/api/health`).catch(() => 'refused'))
			.toBe('refused');
		slow.end(body.slice(5));
		expect(await answered).toBe(404);
		expect(await ended).toEqual([0, null]);
	});

	test('by force leaves nothing that keeps the next one from starting, and what was kept is kept', async () => {
		const first = await start(['--empty']);
		const { stdout } = await command('activation', 'admin');
		first.child.kill('SIGKILL');
		await first.ended;
		expect(existsSync(join(dataDir, 'server.json'))).toBe(true);
		const second = await start();
		expect((await askFor(second.address, codeIn(stdout))).status).toBe(200);
		expect(second.said()).not.toContain('/aktivasi#');
	});
});

describe('one database', () => {
	test('has one server: a second one says so and ends, and the first goes on', async () => {
		const { address } = await start(['--empty']);
		const { child, said } = await start();
		expect(child.exitCode).toBe(1);
		expect(said()).toContain('another process already uses');
		expect(await health(address)).toEqual({ ok: true });
		// And it gives no code for an account that there is not.
		await expect(command('activation', '190001011900011001')).rejects.toMatchObject({ code: 1, stdout: '' });
	});

	test('is written by commands through its server while one runs, and by themselves when none does', async () => {
		const { child, ended, address } = await start(['--empty']);
		const running = await command('activation', 'admin');
		expect((await askFor(address, codeIn(running.stdout))).status).toBe(200);
		child.kill('SIGTERM');
		await ended;
		const alone = await command('activation', 'admin');
		const again = await start();
		expect((await askFor(again.address, codeIn(running.stdout))).status).toBe(410);
		expect((await askFor(again.address, codeIn(alone.stdout))).status).toBe(200);
	});

	test('is not given to a command that finds the traces of a server that is gone', async () => {
		const { child, ended } = await start(['--empty']);
		child.kill('SIGTERM');
		await ended;
		writeServerFile(dataDir, { pid: process.pid, host: '127.0.0.1', port: 1, token: 'stale' });
		expect(codeIn((await command('activation', 'admin')).stdout)).toHaveLength(13);
	});
});
