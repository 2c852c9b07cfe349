import { describe, expect, test } from 'vitest';
import type { Actor } from '#lib/domain/access/role.ts';
import type { HouseholdId, PersonId, VisitId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import { metresBetween } from '#lib/domain/registry/distance.ts';
import { DAY } from '#lib/domain/time.ts';
import { placeInRound } from '#lib/domain/visit/same-round.ts';
import type { VisitSummary } from '#lib/domain/visit/visit.ts';
import { fold, type View } from '#lib/sync/replica/fold.ts';
import { historyOf, inNeighbourhood, neighbourhoodOf, orderOf, queueOf, ruledBy } from '#lib/ui/village/queue.ts';
import { NOW, householdId, visitId } from '#tests/support/copies.ts';

const VILLAGE = '35.10.21.2008' as VillageCode;
const ELSEWHERE = '35.10.21.2005' as VillageCode;
const head: Actor = { id: 'head' as PersonId, name: 'SUPARNO', roles: [{ name: 'villageHead', village: VILLAGE }] };
const word = { by: head.id, name: head.name, at: NOW };

/** A delivery that waits, told apart by its number; what differs is said. */
function delivery(number: number, more: Partial<VisitSummary> = {}): VisitSummary {
	return {
		id: visitId(number),
		householdId: householdId(number),
		village: VILLAGE,
		roundId: 'round' as VisitSummary['roundId'],
		roundNumber: 7,
		date: '2026-11-23',
		outcome: 'recipient',
		items: [{ code: 'egg', quantity: 1, state: 'good' }],
		author: { id: 'sponsor' as PersonId, name: 'RINI' },
		household: { name: 'HARIANI', hamlet: 'Krajan', rt: '001', rw: '001' },
		at: NOW - DAY + number,
		receivedAt: NOW - DAY + number,
		late: false,
		confirmation: { state: 'awaiting' },
		...more
	};
}

/** The village head's screen over these records. */
const over = (...visits: VisitSummary[]): View => ({
	...fold([], []),
	visitSummary: new Map(visits.map((visit) => [visit.id, visit]))
});

const ids = (rows: readonly { visit: VisitSummary }[]): VisitId[] => rows.map(({ visit }) => visit.id);

describe('the queue of a village head', () => {
	test('holds what waits for a word, the oldest first', () => {
		const view = over(delivery(1), delivery(2, { date: '2026-11-20' }), delivery(3, { date: '2026-11-22' }));
		expect(ids(queueOf(view, head, NOW).ready)).toEqual([visitId(2), visitId(3), visitId(1)]);
	});

	test('leaves out what was ruled on, taken back, never brought, or belongs to another village', () => {
		const view = over(
			delivery(1, { confirmation: { state: 'confirmed', ...word } }),
			delivery(2, { confirmation: { state: 'disputed', ...word, reason: 'notReceived' } }),
			delivery(3, { withdrawnAt: NOW }),
			delivery(4, { outcome: 'nobodyHome', items: [] }),
			delivery(5, { village: ELSEWHERE }),
			delivery(6)
		);
		const { ready, unsure, own } = queueOf(view, head, NOW);
		expect(ids(ready)).toEqual([visitId(6)]);
		expect([...unsure, ...own]).toEqual([]);
	});

	test('puts what could not be told yet below, and keeps it', () => {
		const view = over(delivery(1, { date: '2026-11-01', confirmation: { state: 'unsure', ...word } }), delivery(2));
		const queue = queueOf(view, head, NOW);
		expect(ids(queue.unsure)).toEqual([visitId(1)]);
		expect(orderOf(queue, '')).toEqual([visitId(2), visitId(1)]);
	});

	test('shows a delivery of one’s own, but never as something to rule on', () => {
		const view = over(delivery(1, { author: { id: head.id, name: head.name } }));
		const { ready, own } = queueOf(view, head, NOW);
		expect(ready).toEqual([]);
		expect(ids(own)).toEqual([visitId(1)]);
	});

	test('marks what lay for 14 days as unconfirmed, and goes on asking after what can still be in time', () => {
		const view = over(delivery(1, { receivedAt: NOW - 14 * DAY }), delivery(2, { receivedAt: NOW - 14 * DAY + 1 }));
		const standings = queueOf(view, head, NOW).ready.map(({ standing }) => standing);
		expect(standings).toEqual(['awaiting', 'unconfirmed']);
	});

	test('can be looked at one neighbourhood at a time: RT 1 of another RW is another place', () => {
		const there = { name: 'BERMAWI', hamlet: 'Krajan', rt: '001', rw: '002' };
		const { ready } = queueOf(over(delivery(1), delivery(2, { household: there })), head, NOW);
		expect(ids(inNeighbourhood(ready, neighbourhoodOf(there)))).toEqual([visitId(2)]);
		expect(inNeighbourhood(ready, '')).toHaveLength(2);
	});
});

describe('facts beside a delivery', () => {
	test('a second delivery in the same round is known for one, and so is the first', () => {
		const first = delivery(1, { householdId: householdId(9) });
		const second = delivery(2, { householdId: householdId(9) });
		const rows = queueOf(over(second, first), head, NOW).ready;
		expect(rows.map(({ visit, place, of }) => [visit.id, place, of])).toEqual([
			[visitId(1), 1, 2],
			[visitId(2), 2, 2]
		]);
	});

	test('another round, a visit without food and one that was taken back are no second delivery', () => {
		const same = { householdId: 'h' as HouseholdId };
		const others = [
			delivery(2, { ...same, roundNumber: 6 }),
			delivery(3, { ...same, outcome: 'nobodyHome' }),
			delivery(4, { ...same, withdrawnAt: NOW })
		];
		const one = delivery(1, same);
		expect(placeInRound(one, [one, ...others])).toEqual({ place: 1, of: 1 });
	});

	test('the way from the house is a distance on the ground', () => {
		const house = { lat: -8.142, lng: 114.382 };
		expect(metresBetween(house, house)).toBe(0);
		// A hundredth of a degree of latitude is 1,112 m anywhere; of longitude 1,101 m at this latitude.
		expect(metresBetween(house, { ...house, lat: -8.152 })).toBeCloseTo(1112, -1);
		expect(metresBetween(house, { ...house, lng: 114.392 })).toBeCloseTo(1101, -1);
	});
});

describe('what has been decided', () => {
	test('is listed for the one who decided it, newest first, whichever round it was about', () => {
		const view = over(
			delivery(1, { confirmation: { state: 'confirmed', ...word, at: NOW - 5 } }),
			delivery(2, { confirmation: { state: 'disputed', ...word, reason: 'tooLittle' } }),
			delivery(3, { confirmation: { state: 'confirmed', ...word, by: 'operator' as PersonId } }),
			delivery(4, { confirmation: { state: 'confirmed', ...word, at: NOW - DAY - 1 } }),
			delivery(6, { confirmation: { state: 'confirmed', ...word, at: NOW - DAY }, roundNumber: 6 }),
			delivery(5, { confirmation: { state: 'unsure', ...word } })
		);
		expect(ruledBy(view, head, NOW - DAY).map(({ id }) => id)).toEqual([visitId(2), visitId(1), visitId(6)]);
	});

	test('stands in the history of its household, newest first', () => {
		const same = { householdId: householdId(9) };
		const view = over(delivery(1, { ...same, date: '2026-11-10' }), delivery(2, same), delivery(3));
		expect(historyOf(view, householdId(9)).map(({ id }) => id)).toEqual([visitId(2), visitId(1)]);
	});
});
