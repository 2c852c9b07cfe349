import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { type Role, villagesOf } from '#lib/domain/access/role.ts';
import { householdScope, REGENCY, Scope, scopesHeld, villageScope } from '#lib/domain/access/scope.ts';
import { visitRows } from '#lib/domain/access/projection.ts';
import { clockChanged, effectiveTime } from '#lib/domain/mutation/envelope.ts';
import { ageBand } from '#lib/domain/registry/household.ts';
import { MINUTE } from '#lib/domain/time.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { household, NOW, PEOPLE, roundId, RUNNING, TELEMUNG, WATUKEBO } from '../support/cast.ts';

const moments = fc.integer({ min: 0, max: 4e12 });
const clocks = fc.integer({ min: -8e15, max: 8e15 });

describe('the time a fact is judged by', () => {
	test.prop([clocks, fc.integer({ min: -1e13, max: 1e13 }), moments, moments])(
		'is never before what its author had heard, nor after now, whatever the clock said',
		(at, offset, seen, now) => {
			const judged = effectiveTime({ at, offset, seen }, now);
			expect(judged).toBeLessThanOrEqual(now);
			expect(judged).toBeGreaterThanOrEqual(Math.min(seen, now));
		}
	);

	test.prop([moments, fc.integer({ min: -1e12, max: 1e12 })])(
		'is the true one for a clock that is wrong by what it was known to be',
		(when, offset) => {
			expect(effectiveTime({ at: when - offset, offset, seen: 0 }, 4e12)).toBe(when);
		}
	);

	it('is worth a look when the clock was moved by more than ten minutes', () => {
		expect(clockChanged(0, 10 * MINUTE)).toBe(false);
		expect(clockChanged(0, -10 * MINUTE - 1)).toBe(true);
	});
});

describe('what a person holds', () => {
	const fostered = [household(1), household(2)];

	it('follows from their hats: families for a sponsor, villages for whoever speaks for one', () => {
		const roles: Role[] = [{ name: 'sponsor' }, { name: 'villageHead', village: WATUKEBO }];
		const held = scopesHeld(PEOPLE.lurah, roles, fostered);
		expect(held).toContain(householdScope(household(2)));
		expect(held).toContain(villageScope(WATUKEBO));
		expect(held).not.toContain(villageScope(TELEMUNG));
		expect(held).toEqual(held.toSorted());
	});

	it('is no family without the sponsor’s hat, and for everybody the rounds and their own account', () => {
		expect(scopesHeld(PEOPLE.admin, [{ name: 'admin' }], fostered)).toEqual([`account:${PEOPLE.admin}`, REGENCY]);
		expect(villagesOf([{ name: 'admin' }, { name: 'sponsor' }])).toEqual([]);
	});

	it('is named in one way', () => {
		for (const scope of scopesHeld(PEOPLE.sari, [{ name: 'sponsor' }], fostered))
			expect(Scope.parse(scope)).toBe(scope);
		for (const odd of ['regency:1', 'household:*', 'village:35.10', ' regency', 'unit:1']) {
			expect(Scope.safeParse(odd).success).toBe(false);
		}
	});
});

describe('a visit shows in three places', () => {
	const visit: Visit = {
		id: household(50) as string as Visit['id'],
		householdId: household(1),
		village: TELEMUNG,
		roundId: roundId(RUNNING),
		roundNumber: RUNNING,
		date: '2026-11-24',
		outcome: 'recipient',
		items: [{ code: 'egg', quantity: 1, state: 'good' }],
		observations: { sickNow: 'bedridden' },
		note: 'catatan',
		point: { lat: -8, lng: 114, accuracy: 5 },
		deliveredBy: 'Rina',
		author: { id: PEOPLE.sari, name: 'Sari' },
		household: { name: 'Keluarga 1', hamlet: 'Krajan', rt: '001', rw: '002' },
		at: NOW,
		late: false,
		confirmation: { state: 'awaiting' }
	};
	const [whole, summary, own] = visitRows(visit);

	it('whole in the household, as a delivery in the village, and as proof with its giver', () => {
		expect([whole, summary, own].map(({ scope, kind }) => [scope, kind])).toEqual([
			[`household:${household(1)}`, 'visit'],
			[`village:${TELEMUNG}`, 'visitSummary'],
			[`sponsor:${PEOPLE.sari}`, 'ownRecord']
		]);
	});

	it('the village sees nothing of what was seen in the house', () => {
		expect(Object.keys(visit).filter((field) => !(field in summary.body))).toEqual(['observations', 'note']);
		expect(Object.keys(summary.body).filter((field) => !(field in own.body))).toEqual(['point']);
	});

	it('a field that is added later is seen by the household’s holders alone until somebody decides it', () => {
		const [, village, giver] = visitRows({ ...visit, bloodPressure: 180 });
		expect([village.body, giver.body].some((body) => 'bloodPressure' in body)).toBe(false);
	});
});

describe('an age band', () => {
	it.each([
		['2021-11-25', '0-4'],
		['2021-11-24', '5-11'],
		['2014-11-24', '12-17'],
		['2008-11-25', '12-17'],
		['2008-11-24', '18-59'],
		['1966-11-24', '60-69'],
		['1956-11-25', '60-69'],
		['1956-11-24', '70+']
	])('of somebody born on %s is %s', (birth, band) => expect(ageBand(birth, '2026-11-24')).toBe(band));
});
