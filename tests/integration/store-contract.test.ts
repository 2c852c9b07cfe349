import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Scope } from '#lib/domain/access/scope.ts';
import { createDexieStore } from '#lib/sync/adapters/dexie-store.ts';
import { createMemoryStore } from '#lib/sync/adapters/memory-store.ts';
import type { BaseRow, OutboxRow, Store } from '#lib/sync/replica/store.ts';

const MINE = 'household:0190a000-0000-7000-8000-000000000001' as Scope;
const OTHER = 'household:0190a000-0000-7000-8000-000000000002' as Scope;

const base = (id: string, ...scopes: Scope[]): BaseRow => ({
	key: `visit ${id}`,
	kind: 'visit',
	id,
	scopes,
	seqs: {},
	round: 1,
	body: { id }
});
const outbox = (mid: number): OutboxRow => ({
	mid,
	id: crypto.randomUUID() as OutboxRow['id'],
	name: 'visit.withdraw',
	v: 1,
	args: {},
	at: 0,
	offset: 0,
	seen: 0
});

const stores: [string, () => Store][] = [
	['in memory', createMemoryStore],
	['in IndexedDB', () => createDexieStore(crypto.randomUUID())]
];

describe.each(stores)('a phone’s store %s', (_where, create) => {
	test('gives back what was put, in the order of the keys', async () => {
		const store = create();
		await store.change('strict', ['outbox'], async (tables) => {
			await tables.outbox.put(outbox(10), outbox(2));
			await tables.outbox.put(outbox(9));
		});
		const mids = await store.look(['outbox'], async (tables) => (await tables.outbox.all()).map(({ mid }) => mid));
		expect(mids).toEqual([2, 9, 10]);
	});

	test('keeps nothing of a change that failed half-way', async () => {
		const store = create();
		const failed = store.change('strict', ['outbox', 'base'], async (tables) => {
			await tables.outbox.put(outbox(1));
			await tables.base.put(base('a', MINE));
			throw new Error('the battery is flat');
		});
		await expect(failed).rejects.toThrow('the battery is flat');
		expect(
			await store.look(['outbox', 'base'], async (tables) => [await tables.outbox.all(), await tables.base.all()])
		).toEqual([[], []]);
	});

	test('finds the rows of a scope, also those that are in several', async () => {
		const store = create();
		await store.change('relaxed', ['base'], async (tables) => {
			await tables.base.put(base('a', MINE), base('b', OTHER), base('c', MINE, OTHER));
		});
		const found = await store.look(['base'], (tables) => tables.base.inScope(MINE));
		expect(found.map(({ id }) => id).sort()).toEqual(['a', 'c']);
	});

	test('hands out copies: changing one changes nothing that is stored', async () => {
		const store = create();
		await store.change('strict', ['base'], (tables) => tables.base.put(base('a', MINE)));
		const row = await store.look(['base'], (tables) => tables.base.get('visit a'));
		(row?.body as Record<string, unknown>).id = 'changed';
		expect((await store.look(['base'], (tables) => tables.base.get('visit a')))?.body.id).toBe('a');
	});

	test('lets one change finish before the next begins', async () => {
		const store = create();
		const add = () =>
			store.change('strict', ['outbox'], async (tables) => {
				const all = await tables.outbox.all();
				await tables.outbox.put(outbox(all.length + 1));
			});
		await Promise.all(Array.from({ length: 20 }, add));
		const all = await store.look(['outbox'], (tables) => tables.outbox.all());
		expect(all.map(({ mid }) => mid)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
	});

	test('removes and clears', async () => {
		const store = create();
		await store.change('strict', ['outbox'], (tables) => tables.outbox.put(outbox(1), outbox(2), outbox(3)));
		await store.change('strict', ['outbox'], (tables) => tables.outbox.remove(1, 3));
		expect(await store.look(['outbox'], async (tables) => (await tables.outbox.all()).length)).toBe(1);
		await store.change('strict', ['outbox'], (tables) => tables.outbox.clear());
		expect(await store.look(['outbox'], (tables) => tables.outbox.all())).toEqual([]);
	});
});
