import { expect, test } from 'vitest';
import type { MutationResult } from '#lib/domain/mutation/envelope.ts';
import { recall, renew, settle, takeBatch, write } from '#lib/sync/replica/outbox.ts';
import { keepDraft } from '#lib/sync/replica/drafts.ts';
import type { OutboxRow, Store } from '#lib/sync/replica/store.ts';
import { clientId, contents, freshCopy, freshId, householdId, NOW, withdrawal } from '../support/copies.ts';

const save = (store: Store, number: number) => write(store, withdrawal(number), { id: freshId(), at: NOW });
const word = ({ mid, id }: OutboxRow, more: Partial<MutationResult> = {}): MutationResult => ({
	mid,
	id,
	status: 'applied',
	...more
});
const mids = async (store: Store) => ((await contents(store, 'outbox'))[0] as OutboxRow[]).map(({ mid }) => mid);

test('what is saved is numbered without gaps and on the disk before the screen says so', async () => {
	const store = await freshCopy();
	const before = store.durabilities.length;
	for (const number of [1, 2, 3]) await save(store, number);
	expect(await mids(store)).toEqual([1, 2, 3]);
	expect(store.durabilities.slice(before)).toEqual(['strict', 'strict', 'strict']);
});

test('two saved at the same moment get two numbers', async () => {
	const store = await freshCopy();
	await Promise.all([save(store, 1), save(store, 2), save(store, 3)]);
	expect(await mids(store)).toEqual([1, 2, 3]);
});

test('saving ends the draft it was made from, in the same breath', async () => {
	const store = await freshCopy();
	await keepDraft(store, { householdId: householdId(7), args: {}, path: '/', changedAt: NOW });
	await write(store, withdrawal(1), { id: freshId(), at: NOW, draft: householdId(7) });
	expect((await contents(store, 'drafts', 'outbox')).map((rows) => rows.length)).toEqual([0, 1]);
});

test('the last thing saved can be taken back as long as nobody was handed it, and its number is used again', async () => {
	const store = await freshCopy();
	await save(store, 1);
	const last = await save(store, 2);
	expect(await recall(store, last.id)).toBe(true);
	expect((await save(store, 3)).mid).toBe(2);
});

test('an earlier one, and one that was handed over, stay', async () => {
	const store = await freshCopy();
	const first = await save(store, 1);
	const last = await save(store, 2);
	expect(await recall(store, first.id)).toBe(false);
	await takeBatch(store, 100, NOW);
	expect(await recall(store, last.id)).toBe(false);
	expect(await mids(store)).toEqual([1, 2]);
});

test('handing over is on the disk before anything is sent', async () => {
	const store = await freshCopy();
	await save(store, 1);
	await takeBatch(store, 100, NOW);
	const [rows] = await contents(store, 'outbox');
	expect((rows as OutboxRow[])[0]?.sentAt).toBe(NOW);
	expect(store.durabilities.at(-1)).toBe('strict');
});

test('a batch is the oldest ones without an answer', async () => {
	const store = await freshCopy();
	const rows = [await save(store, 1), await save(store, 2), await save(store, 3)];
	await settle(store, clientId(1), [word(rows[0]!)], NOW);
	const { batch } = await takeBatch(store, 1, NOW);
	expect(batch.map(({ mid }) => mid)).toEqual([2]);
});

test('an applied one stays on screen until the real row has come; a refused one moves to what needs attention', async () => {
	const store = await freshCopy();
	const [fine, bad] = [await save(store, 1), await save(store, 2)];
	await settle(
		store,
		clientId(1),
		[word(fine), word(bad, { status: 'rejected', code: 'visit_unknown', field: 'visitId' })],
		NOW
	);
	const [outbox, attention] = await contents(store, 'outbox', 'attention');
	expect(outbox).toMatchObject([{ mid: 1, result: { status: 'applied' } }]);
	expect(attention).toMatchObject([{ id: bad.id, code: 'visit_unknown', field: 'visitId', args: bad.args }]);
});

test('an answer about somebody else’s numbers changes nothing', async () => {
	const store = await freshCopy();
	const row = await save(store, 1);
	const before = await contents(store, 'outbox', 'attention');
	await settle(store, clientId(2), [word(row, { status: 'rejected', code: 'internal' })], NOW);
	await settle(store, clientId(1), [{ mid: 1, id: freshId(), status: 'rejected', code: 'internal' }], NOW);
	expect(await contents(store, 'outbox', 'attention')).toEqual(before);
});

test('a new client numbers everything again from 1, in order, with the same ids, also what was already answered', async () => {
	const store = await freshCopy();
	const rows = [await save(store, 1), await save(store, 2), await save(store, 3)];
	await settle(store, clientId(1), [word(rows[0]!), word(rows[1]!, { status: 'rejected', code: 'internal' })], NOW);
	await renew(store, clientId(2));
	const [outbox, state] = await contents(store, 'outbox', 'state');
	expect((outbox as OutboxRow[]).map(({ mid, id, result }) => [mid, id, result])).toEqual([
		[1, rows[0]!.id, undefined],
		[2, rows[2]!.id, undefined]
	]);
	expect(state).toMatchObject([{ clientId: clientId(2), nextMid: 3 }]);
});

test('in a new epoch what was acknowledged goes first, and can no longer be recalled', async () => {
	const store = await freshCopy();
	const unsent = await save(store, 1);
	const acknowledged = { ...withdrawal(9), v: 1, id: freshId(), at: NOW, offset: 0, seen: 0, acknowledgedAt: NOW };
	await store.change('strict', ['sent'], (tables) => tables.sent.put(acknowledged));
	await renew(store, clientId(2), { id: 'f'.repeat(32), redownloadAt: NOW + 5 });
	const [outbox, sent, state] = await contents(store, 'outbox', 'sent', 'state');
	expect((outbox as OutboxRow[]).map(({ id }) => id)).toEqual([acknowledged.id, unsent.id]);
	expect(sent).toEqual([]);
	expect(state).toMatchObject([{ cursor: {}, round: 2, redownloadAt: NOW + 5, epoch: 'f'.repeat(32) }]);
	expect(await recall(store, unsent.id)).toBe(false);
});
