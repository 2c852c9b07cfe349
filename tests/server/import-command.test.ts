import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySlice } from '#server/registry/apply/apply-slice.ts';
import { slicesOf } from '#server/registry/slices.ts';
import { buildList, csvOf, type Draft } from '../support/list-builder.ts';
import { openOffice, read } from '../support/registry-office.ts';
import { startServer } from '../support/server.ts';

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'berbagi-command-'));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

/** Runs the command as a person does, on a data folder of its own. */
function run(command: string, ...options: string[]) {
	const env = { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '8999', HOST: '', INIT_CWD: folder };
	const { status, stdout, stderr } = spawnSync(process.execPath, [`server/cli/${command}.ts`, ...options], {
		env,
		encoding: 'utf8'
	});
	return { status, stdout, stderr };
}

function deliver(list: Draft): string {
	const delivery = join(folder, 'daftar');
	mkdirSync(delivery, { recursive: true });
	for (const [file, rows] of Object.entries(list)) writeFileSync(join(delivery, file), csvOf(rows));
	return 'daftar';
}

// Each run is a process of its own, on a machine that may be busy.
describe('npm run import', { timeout: 60_000 }, () => {
	it('takes a folder, and a second time finds nothing to do', () => {
		const delivery = deliver(buildList());
		const first = run('import', delivery);
		expect(first).toMatchObject({ status: 0, stderr: '' });
		expect(first.stdout).toMatch(/keluarga +6 baru, 0 berubah, 0 tetap/);
		const second = run('import', delivery);
		expect(second.status).toBe(0);
		expect(second.stdout).toMatch(/keluarga +0 baru, 0 berubah, 6 tetap/);
		expect(second.stdout).toContain('impor ini tidak menghapusnya');
	});

	it('names a row that cannot be taken, goes on, and says so by how it ends', () => {
		const list = buildList();
		list['keluarga.csv'][1]!.nik = '1234';
		const { status, stdout, stderr } = run('import', deliver(list));
		expect(status).toBe(2);
		expect(stdout).toContain('keluarga.csv baris 3: NIK tidak mungkin');
		for (const { nama, nik } of list['keluarga.csv']) {
			expect(stdout + stderr).not.toContain(nama);
			expect(stdout + stderr).not.toContain(nik);
		}
	});

	it('takes nothing of a folder that lacks a column, or that is not there', () => {
		const list = buildList();
		for (const row of list['keluarga.csv']) delete row.nik;
		expect(run('import', deliver(list))).toMatchObject({
			status: 1,
			stderr: expect.stringContaining('keluarga.csv: tidak punya kolom nik')
		});
		expect(run('import', 'nowhere').status).toBe(1);
		expect(run('import').status).toBe(1);
		expect(run('demo-accounts', '--json')).toMatchObject({ status: 1, stdout: '' });
	});
});

describe('the running server', () => {
	const headers = { 'content-type': 'application/json', 'x-berbagi': '1', authorization: 'Bearer operator' };

	it('applies the parts of a list exactly as the command does alone', async () => {
		const server = await startServer();
		const office = await openOffice();
		const post = async (body: unknown, more: Record<string, string> = headers) =>
			server.app.request('/api/ops/registry-slice', { method: 'POST', headers: more, body: JSON.stringify(body) });
		try {
			for (const slice of [...slicesOf(read(buildList())), ...slicesOf(read(buildList()))]) {
				const answer = await post(slice);
				expect(answer.status).toBe(200);
				expect(await answer.json()).toEqual(await applySlice(office.store, slice, office.means));
			}
			const households = await server.store.read((db) => db.selectFrom('household').select('external_id').execute());
			expect(households).toHaveLength(6);
		} finally {
			await server.close();
			await office.close();
		}
	});

	it('refuses a part that nobody with the token sent, or that a clean list could not hold', async () => {
		const server = await startServer();
		const [villages] = [...slicesOf(read(buildList()))];
		const post = async (body: unknown, more: Record<string, string> = headers) =>
			(
				await server.app.request('/api/ops/registry-slice', {
					method: 'POST',
					headers: more,
					body: JSON.stringify(body)
				})
			).status;
		try {
			const { authorization: _, ...stranger } = headers;
			expect(await post(villages, stranger)).toBe(401);
			expect(await post(villages, { ...headers, authorization: 'Bearer guess' })).toBe(401);
			expect(await post({ ...villages, extra: 1 })).toBe(400);
			expect(await post({ of: 'villages', entries: [] })).toBe(400);
			expect(await post({ of: 'households', entries: villages!.entries })).toBe(400);
			expect(await server.store.read((db) => db.selectFrom('village').selectAll().execute())).toEqual([]);
			expect(await post(villages)).toBe(200);
		} finally {
			await server.close();
		}
	});
});
