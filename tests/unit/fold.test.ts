import { expect, test } from 'vitest';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { PersonId, RoundId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { fold } from '#lib/sync/replica/fold.ts';
import { statusOf, underWay } from '#lib/sync/replica/records.ts';
import type { BaseRow, OutboxRow } from '#lib/sync/replica/store.ts';
import { freshId, householdId, NOW, visitId } from '../support/copies.ts';

const ME = '0190a000-0000-7000-8e00-000000000001' as PersonId;
const SOMEBODY = '0190a000-0000-7000-8e00-000000000002' as PersonId;
const VILLAGE = '35.10.21.2008' as VillageCode;
const ROUND = '0190a000-0000-7000-8f00-000000000001' as RoundId;
const about = { name: 'HARIANI', village: VILLAGE, hamlet: 'Krajan', rt: '002', rw: '001' };

const row = (kind: string, id: string, body: Record<string, unknown>): BaseRow => ({
	key: `${kind} ${id}`,
	kind,
	id,
	scopes: [],
	seqs: {},
	round: 1,
	body: { id, ...body }
});
const profile = row('profile', ME, {
	name: 'Rini',
	demo: false,
	roles: [{ name: 'sponsor' }, { name: 'villageHead', village: VILLAGE }]
});
const round = row('round', ROUND, { number: 5, kind: 'week', start: '2026-11-23', end: '2026-11-29', menu: [] });
const household = row('household', householdId(1), about);

let mid = 0;
const pending = (intent: Intent, more: Partial<OutboxRow> = {}): OutboxRow => ({
	mid: ++mid,
	id: freshId(),
	name: intent.name,
	v: 1,
	args: intent.args,
	at: NOW,
	offset: 0,
	seen: 0,
	...more
});
const submission = (number: number): Intent => ({
	name: 'visit.submit',
	args: {
		visitId: visitId(number),
		householdId: householdId(1),
		roundId: ROUND,
		date: '2026-11-24',
		outcome: 'recipient',
		items: [{ code: 'egg', quantity: 1, state: 'good' }],
		observations: {}
	}
});
const summary = (number: number, author: PersonId, confirmation: unknown = { state: 'awaiting' }) =>
	row('visitSummary', visitId(number), {
		village: VILLAGE,
		outcome: 'recipient',
		author: { id: author, name: 'x' },
		confirmation,
		receivedAt: NOW
	});

test('a visit saved a moment ago is there, waiting to be sent', () => {
	const outbox = [pending(submission(1))];
	const view = fold([profile, round, household], outbox);
	const record = view.ownRecord.get(visitId(1));
	expect(record).toMatchObject({ household: { name: 'HARIANI' }, author: { id: ME }, roundNumber: 5 });
	expect(statusOf(record!, underWay(outbox), NOW)).toBe('waiting');
	expect(view.visit.get(visitId(1))).toBeDefined();
});

test('it is there too when the household has left the phone meanwhile', () => {
	const view = fold([profile, round], [pending(submission(1), { about })]);
	expect(view.ownRecord.get(visitId(1))?.household).toEqual({
		name: 'HARIANI',
		hamlet: 'Krajan',
		rt: '002',
		rw: '001'
	});
});

test('the real row stands as soon as it has come', () => {
	const real = row('ownRecord', visitId(1), { receivedAt: NOW, household: { name: 'HARIANI, mended' } });
	const view = fold(
		[profile, round, household, real],
		[pending(submission(1), { result: { mid: 1, id: freshId(), status: 'applied' } })]
	);
	expect(view.ownRecord.get(visitId(1))?.household.name).toBe('HARIANI, mended');
});

test('an answer makes it sent; only the village makes it confirmed', () => {
	const answered = pending(submission(1), { result: { mid: 1, id: freshId(), status: 'applied' } });
	const view = fold([profile, round, household], [answered]);
	expect(statusOf(view.ownRecord.get(visitId(1))!, underWay([answered]), NOW)).toBe('sent');
});

test('what was taken back is marked, not gone', () => {
	const outbox = [pending(submission(1)), pending({ name: 'visit.withdraw', args: { visitId: visitId(1) } })];
	const view = fold([profile, round, household], outbox);
	expect(view.ownRecord.get(visitId(1))?.withdrawnAt).toBe(NOW);
	expect(view.visit.get(visitId(1))?.withdrawnAt).toBe(NOW);
});

test('the village’s word shows at once, and without it the screen is exactly what the server last said', () => {
	const base = [profile, summary(1, SOMEBODY)];
	const word = pending({ name: 'delivery.confirm', args: { visitId: visitId(1) } });
	expect(fold(base, [word]).visitSummary.get(visitId(1))?.confirmation).toMatchObject({ state: 'confirmed', by: ME });
	expect(fold(base, []).visitSummary.get(visitId(1))).toEqual(base[1]?.body);
});

test('a delivery of their own stays unruled, whatever is in the outbox', () => {
	const word = pending({ name: 'delivery.confirm', args: { visitId: visitId(1) } });
	expect(fold([profile, summary(1, ME)], [word]).visitSummary.get(visitId(1))?.confirmation.state).toBe('awaiting');
});

test('kinds and fields of a newer server disturb nothing', () => {
	const view = fold([profile, row('referral', 'x', { anything: true }), household], []);
	expect(view.household.get(householdId(1))?.name).toBe('HARIANI');
});

test('fourteen days of silence are unconfirmed, and nothing but the village’s word is confirmed', () => {
	const record = {
		id: visitId(1),
		outcome: 'recipient',
		confirmation: { state: 'awaiting' },
		receivedAt: NOW
	} as const;
	const after = (days: number) => statusOf(record, new Map(), NOW + days * 86_400_000);
	expect([after(0), after(13.9), after(14), after(400)]).toEqual(['sent', 'sent', 'unconfirmed', 'unconfirmed']);
});
