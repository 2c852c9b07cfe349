import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Scope, REGENCY } from '#lib/domain/access/scope.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { openStore, type Store } from '#server/store/store.ts';

let folder: string;
let file: string;
let store: Store;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'store-'));
	file = join(folder, 'berbagi.sqlite');
	store = await openStore(file);
});
afterEach(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

const say = (key: string) => store.write(({ db }) => db.insertInto('meta').values({ key, value: 'x' }).execute());

/** What another process would find on the disk at this moment. */
function onDisk(): string[] {
	const other = new DatabaseSync(file, { readOnly: true });
	const rows = other.prepare(`select key from meta order by key`).all() as { key: string }[];
	other.close();
	return rows.map(({ key }) => key);
}

test('what was promised is on the disk when the promise is kept', async () => {
	for (const key of ['a', 'b', 'c']) {
		await say(key);
		expect(onDisk()).toContain(key);
	}
});

test('nobody sees a job’s work before all of it is committed', async () => {
	const seen = store.write(async ({ db }) => {
		await db.insertInto('meta').values({ key: 'half', value: 'x' }).execute();
		return onDisk();
	});
	expect(await seen).toEqual([]);
	expect(onDisk()).toEqual(['half']);
});

test('one job that fails takes nothing with it but itself', async () => {
	const bad = store.write(async ({ db }) => {
		await db.insertInto('meta').values({ key: 'bad', value: 'x' }).execute();
		throw new Error('no');
	});
	const results = await Promise.allSettled([say('before'), bad, say('after')]);
	expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
	expect(onDisk()).toEqual(['after', 'before']);
});

test('when the commit itself fails, nobody is told that anything was kept', async () => {
	const broken = store.write(async ({ db }) => {
		// Checked only at the commit, as a full disk would show only there.
		await sql`pragma defer_foreign_keys = on`.execute(db);
		await db
			.insertInto('village')
			.values({ code: 'x', district_code: 'nowhere', name: 'x', kind: 'desa', lat: null, lng: null })
			.execute();
	});
	const results = await Promise.allSettled([broken, say('innocent')]);
	expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(onDisk()).toEqual([]);
	await say('afterwards');
	expect(onDisk()).toEqual(['afterwards']);
});

test('many at once are many, each whole', async () => {
	await Promise.all(Array.from({ length: 200 }, (_, number) => say(`k${String(number)}`)));
	expect(onDisk()).toHaveLength(200);
});

test('a scope’s numbers go up without gaps, one per changed row, and are heard of after the commit', async () => {
	const heard: string[][] = [];
	store.onMoved((scopes) => heard.push([...scopes]));
	const other = 'account:0190a000-0000-7000-8000-000000000001' as Scope;
	const put = (id: string, scope: Scope = REGENCY) => ({ scope, kind: 'round' as const, id });
	await store.write(({ changed }) => Promise.resolve(changed(put('a'), put('b'), put('a'))));
	await store.write(({ changed }) => Promise.resolve(changed({ ...put('b'), op: 'gone' }, put('c', other))));
	const entries = await store.read((db) =>
		db.selectFrom('sync_entry').selectAll().orderBy('scope').orderBy('seq').execute()
	);
	expect(entries.map(({ scope, id, seq, op }) => [scope.split(':')[0], id, seq, op])).toEqual([
		['account', 'c', 1, 1],
		['regency', 'a', 1, 1],
		['regency', 'b', 3, 0]
	]);
	expect(heard).toEqual([[REGENCY], [other, REGENCY]]);
});

test('a job that fails moves no scope', async () => {
	const failed = store.write(({ changed }) => {
		changed({ scope: REGENCY, kind: 'round', id: 'a' });
		return Promise.reject(new Error('no'));
	});
	await expect(failed).rejects.toThrow('no');
	expect(await store.read((db) => db.selectFrom('sync_scope').selectAll().execute())).toEqual([]);
});

test('several questions of one reading see one moment', async () => {
	const counts = await store.read(async (db) => {
		const count = () => db.selectFrom('meta').selectAll().execute();
		const before = (await count()).length;
		await say('meanwhile');
		return [before, (await count()).length];
	});
	expect(counts).toEqual([0, 0]);
});

test('commits wait for the disk, and nobody waits for a lock', async () => {
	const db = openSqlite(join(folder, 'other.sqlite'));
	const pragma = async (name: string) =>
		Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] as object)[0] as unknown;
	expect(await pragma('synchronous')).toBe(2);
	expect(await pragma('journal_mode')).toBe('wal');
	expect(await pragma('foreign_keys')).toBe(1);
	expect(await pragma('busy_timeout')).toBe(0);
	await db.destroy();
});

test('whoever only reads cannot write', async () => {
	await expect(store.read((db) => db.insertInto('meta').values({ key: 'x', value: 'x' }).execute())).rejects.toThrow(
		/readonly/
	);
});
