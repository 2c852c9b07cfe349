import { expect, test } from 'vitest';
import type { Scope } from '#lib/domain/access/scope.ts';
import { settle, takeBatch, write } from '#lib/sync/replica/outbox.ts';
import { takePage } from '#lib/sync/replica/page.ts';
import { keepDraft } from '#lib/sync/replica/drafts.ts';
import { stateOf } from '#lib/sync/replica/state.ts';
import type { BaseRow, Store } from '#lib/sync/replica/store.ts';
import {
	clientId,
	contents,
	freshCopy,
	freshId,
	householdId,
	NOW,
	page,
	put,
	visitId,
	withdrawal
} from '../support/copies.ts';

const MINE = `household:${householdId(1)}` as Scope;
const VILLAGE = 'village:35.10.21.2008' as Scope;

const state = (store: Store) => store.look(['state'], stateOf);
const take = async (store: Store, more: Parameters<typeof page>[0]) =>
	takePage(store, await state(store), page(more), NOW);
const ids = async (store: Store) => ((await contents(store, 'base'))[0] as BaseRow[]).map(({ id }) => id);

test('a page and its cursor are stored together', async () => {
	const store = await freshCopy();
	expect(await take(store, { ops: [put(MINE, 4, 'a')], cursor: { [MINE]: 4 } })).toBe('stored');
	expect(await ids(store)).toEqual(['a']);
	expect((await state(store)).cursor).toEqual({ [MINE]: 4 });
});

test('an answer to an older question does nothing, however late it comes', async () => {
	const store = await freshCopy();
	const asked = await state(store);
	await take(store, { ops: [put(MINE, 2, 'a', { body: { n: 2 } })], cursor: { [MINE]: 2 } });
	const before = await contents(store, 'base', 'state');
	expect(await takePage(store, asked, page({ ops: [put(MINE, 1, 'a', { body: { n: 1 } })], drop: [MINE] }), NOW)).toBe(
		'stale'
	);
	expect(await contents(store, 'base', 'state')).toEqual(before);
});

test('a row’s version never goes back', async () => {
	const store = await freshCopy();
	await take(store, { ops: [put(MINE, 5, 'a', { body: { n: 5 } })] });
	await take(store, { ops: [put(MINE, 3, 'a', { body: { n: 3 } })] });
	expect((await contents(store, 'base'))[0]).toMatchObject([{ body: { n: 5 } }]);
});

test('a scope no longer held takes its rows along, but not those that another scope still holds', async () => {
	const store = await freshCopy();
	await take(store, { ops: [put(MINE, 1, 'a'), put(MINE, 2, 'b'), put(VILLAGE, 1, 'b')] });
	await take(store, { drop: [MINE] });
	expect(await ids(store)).toEqual(['b']);
	await take(store, { ops: [put(VILLAGE, 2, 'b', { op: 0 })] });
	expect(await ids(store)).toEqual([]);
});

test('a pending one leaves only with the page that has shown everything up to it', async () => {
	const store = await freshCopy();
	const row = await write(store, withdrawal(1), { id: freshId(), at: NOW });
	await takeBatch(store, 100, NOW);
	await settle(store, clientId(1), [{ mid: row.mid, id: row.id, status: 'applied' }], NOW);
	await take(store, { ops: [put(MINE, 1, 'a')], more: true });
	expect((await contents(store, 'outbox'))[0]).toHaveLength(1);
	await take(store, { lastMid: row.mid });
	expect((await contents(store, 'outbox'))[0]).toEqual([]);
});

test('one whose answer was lost stays until the answer comes', async () => {
	const store = await freshCopy();
	const row = await write(store, withdrawal(1), { id: freshId(), at: NOW });
	await take(store, { lastMid: row.mid });
	expect((await contents(store, 'outbox'))[0]).toHaveLength(1);
});

test('acknowledged work is kept until a backup off the machine holds it', async () => {
	const store = await freshCopy();
	const row = await write(store, withdrawal(1), { id: freshId(), at: NOW });
	await settle(store, clientId(1), [{ mid: row.mid, id: row.id, status: 'applied' }], NOW);
	await take(store, { lastMid: row.mid, durableTo: NOW - 1000 });
	expect((await contents(store, 'sent'))[0]).toMatchObject([{ id: row.id, args: row.args }]);
	await take(store, { serverTime: NOW + 2000, durableTo: NOW + 1000 });
	expect((await contents(store, 'sent'))[0]).toEqual([]);
});

test('a new download keeps the old rows on screen until it is complete', async () => {
	const store = await freshCopy();
	await take(store, { ops: [put(MINE, 8, 'old'), put(MINE, 9, 'both', { body: { n: 9 } })] });
	await store.change('strict', ['state'], async (tables) => {
		const now = await stateOf(tables);
		await tables.state.put({ ...now, round: now.round + 1, turn: now.turn + 1, cursor: {} });
	});
	await take(store, { ops: [put(MINE, 1, 'both', { body: { n: 1 } })], more: true });
	expect(await ids(store)).toEqual(['both', 'old']);
	await take(store, { ops: [put(MINE, 2, 'new')] });
	expect((await contents(store, 'base'))[0]).toMatchObject([{ id: 'both', body: { n: 1 } }, { id: 'new' }]);
});

const round = (number: number, start: string, end: string) =>
	put('regency' as Scope, number, `round-${String(number)}`, { kind: 'round', body: { number, start, end } });

test('rows of rounds past the window go, but not what something unsent or half-written speaks of', async () => {
	const store = await freshCopy();
	await write(store, withdrawal(2), { id: freshId(), at: NOW });
	await keepDraft(store, { householdId: householdId(3), args: {}, path: '/', changedAt: NOW });
	const visit = (seq: number, id: string, roundNumber: number, household = 1) =>
		put(MINE, seq, id, { body: { id, roundNumber, householdId: householdId(household) } });
	await take(store, {
		ops: [
			round(1, '2026-08-31', '2026-09-06'),
			round(13, '2026-11-23', '2026-11-29'),
			visit(3, visitId(1), 1),
			visit(4, visitId(2), 1),
			visit(5, visitId(3), 1, 3),
			visit(6, visitId(4), 2)
		]
	});
	const visits = (await ids(store)).filter((id) => !id.startsWith('round'));
	expect(visits).toEqual([visitId(2), visitId(3), visitId(4)]);
});
