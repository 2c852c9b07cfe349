import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export type Heard = {
	readonly status: number;
	readonly bytes: number;
	readonly json: unknown;
	readonly cookies: string[];
};

/** The server as people run it, with the demo regency in a folder of its own. */
export async function startServer(port: number) {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const env = { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: folder };
	const child: ChildProcess = spawn(process.execPath, ['server/main.ts'], {
		env,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	const alive = () =>
		ask(port, 'GET', '/api/health').then(
			({ status }) => status === 200,
			() => false
		);
	while (!(await alive())) await new Promise((resolve) => setTimeout(resolve, 100));
	return {
		accounts(): { key: string; link: string }[] {
			const told = execFileSync(process.execPath, ['server/cli/demo-accounts.ts', '--json'], { env, encoding: 'utf8' });
			return JSON.parse(told) as { key: string; link: string }[];
		},
		async stop() {
			const ended = new Promise((resolve) => child.once('exit', resolve));
			child.kill('SIGTERM');
			await ended;
			rmSync(folder, { recursive: true });
		}
	};
}

/** One request over a real socket; `bytes` is the answer's body as it travelled. */
export function ask(port: number, method: 'GET' | 'POST', path: string, body?: unknown, cookie = ''): Promise<Heard> {
	const text = body === undefined ? undefined : JSON.stringify(body);
	const headers = {
		'accept-encoding': 'gzip',
		'sec-fetch-site': 'same-origin',
		cookie,
		...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
	};
	return new Promise((resolve, reject) => {
		const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.on('end', () => {
				const raw = Buffer.concat(parts);
				const plain = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw;
				const cookies = (answer.headers['set-cookie'] ?? []).map((line) => line.slice(0, line.indexOf(';')));
				const json: unknown = plain.length > 0 ? JSON.parse(plain.toString()) : undefined;
				resolve({ status: answer.statusCode ?? 0, bytes: raw.length, json, cookies });
			});
		});
		sent.on('error', reject);
		sent.end(text);
	});
}
