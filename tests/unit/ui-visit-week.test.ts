import { describe, expect, it } from 'vitest';
import type { Household } from '#lib/domain/registry/household.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import { addDays, DAY, startOf } from '#lib/domain/time.ts';
import { unansweredDisputes } from '#lib/domain/visit/unanswered.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { fold, type View } from '#lib/sync/replica/fold.ts';
import { dueText } from '#lib/ui/home/due.ts';
import { deliveryIn, nextFamily, thisWeek } from '#lib/ui/home/this-week.ts';
import { isMeant } from '#lib/ui/household/search.ts';
import { roundsFor } from '#lib/ui/visit/rounds.ts';
import { NOW, PEOPLE, TELEMUNG } from '../support/cast.ts';

const MONDAY = '2026-11-23';
const WEEKS = [-2, -1, 0].map((week, place): Round => {
	const start = addDays(MONDAY, week * 7);
	return { id: `r${place}` as Round['id'], number: place + 1, kind: 'week', start, end: addDays(start, 6), menu: [] };
});
const [, last, running] = WEEKS as [Round, Round, Round];

const family = (id: string, more: Partial<Household> = {}): Household => ({
	id: id as Household['id'],
	name: id,
	village: TELEMUNG,
	hamlet: 'Krajan',
	rt: '001',
	rw: '001',
	address: 'Krajan',
	memberCount: 2,
	demo: false,
	aid: [],
	members: [],
	house: {},
	since: '2026-01-01',
	...more
});

const visited = (id: string, householdId: string, more: Partial<Visit> = {}): Visit => ({
	id: id as Visit['id'],
	householdId: householdId as Visit['householdId'],
	village: TELEMUNG,
	roundId: running.id,
	roundNumber: running.number,
	date: '2026-11-24',
	outcome: 'recipient',
	items: [{ code: 'egg', quantity: 1, state: 'good' }],
	author: { id: PEOPLE.sari, name: 'Sari' },
	household: { name: householdId, hamlet: 'Krajan', rt: '001', rw: '001' },
	at: NOW,
	late: false,
	confirmation: { state: 'awaiting' },
	observations: {},
	...more
});

const phone = (households: Household[], visits: Visit[]): View => ({
	...fold([], []),
	round: new Map(WEEKS.map((round) => [round.id, round])),
	household: new Map(households.map((one) => [one.id, one])),
	visit: new Map(visits.map((one) => [one.id, one]))
});
const names = (families: readonly { household: Household }[]) => families.map(({ household }) => household.name);

describe('this week', () => {
	it('asks for every household that has not received, in the order of a walk', () => {
		const view = phone([family('Wati', { rt: '002' }), family('Budi'), family('Ani')], [visited('1', 'Ani')]);
		const week = thisWeek(view, '2026-11-24');
		expect([week.round?.number, names(week.due), names(week.done)]).toEqual([3, ['Budi', 'Wati'], ['Ani']]);
	});

	it('still asks for one where nobody was at home, and says that somebody was there', () => {
		const nobody = visited('1', 'Ani', { outcome: 'nobodyHome', items: [] });
		const [due] = thisWeek(phone([family('Ani')], [nobody]), '2026-11-24').due;
		expect(due).toMatchObject({ delivery: undefined, attempt: { id: '1' } });
	});

	it('asks again when a delivery was taken back or belongs to another week', () => {
		const visits = [
			visited('1', 'Ani', { withdrawnAt: NOW }),
			visited('2', 'Ani', { roundId: last.id, roundNumber: last.number })
		];
		expect(names(thisWeek(phone([family('Ani')], visits), '2026-11-24').due)).toEqual(['Ani']);
	});

	it('knows the newest of two deliveries', () => {
		const visits = [visited('1', 'Ani', { at: NOW - 5 }), visited('2', 'Ani'), visited('3', 'Budi')];
		expect(deliveryIn(visits, 'Ani', running.id)?.id).toBe('2');
		expect(deliveryIn(visits, 'Ani', last.id)).toBeUndefined();
	});

	it('says until when, and how late it is once the week is over', () => {
		expect(dueText(running.end, '2026-11-24')).toEqual({ text: 'sampai Min, 29 Nov', late: false });
		expect(dueText(running.end, running.end)).toEqual({ text: 'hari ini', late: false });
		expect(dueText(running.end, addDays(running.end, 3))).toEqual({ text: 'terlambat 3 hari', late: true });
	});

	it('sends a sponsor on to the nearest household that waits', () => {
		const due = thisWeek(
			phone(
				[
					family('Ani', { point: { lat: -8.3, lng: 114.3 } }),
					family('Budi', { point: { lat: -8.2001, lng: 114.3 } }),
					family('Cici')
				],
				[]
			),
			'2026-11-24'
		).due;
		const here = { lat: -8.2, lng: 114.3 };
		expect(nextFamily(due, 'x', here)?.household.name).toBe('Budi');
		expect(nextFamily(due, 'Budi', here)?.household.name).toBe('Ani');
		expect(nextFamily(due, 'x')).toMatchObject({ household: { name: 'Ani' }, metres: undefined });
		expect(nextFamily([], 'x')).toBeUndefined();
	});
});

describe('the round of a visit', () => {
	const numbers = (date: string, now: number) => roundsFor(WEEKS, date, now).map(({ number }) => number);

	it('is that of its day, or the one before while that is open', () => {
		expect(numbers('2026-11-24', NOW)).toEqual([3, 2]);
		expect(numbers('2026-11-24', startOf(addDays(last.end, 8)) - 1)).toEqual([3, 2]);
		expect(numbers('2026-11-24', startOf(addDays(last.end, 8)))).toEqual([3]);
		expect(numbers('2026-11-17', NOW)).toEqual([2]);
	});
});

describe('a disputed delivery', () => {
	const word = { by: PEOPLE.kades, name: 'Kades', at: NOW };
	const disputed = visited('1', 'Ani', { confirmation: { state: 'disputed', ...word, reason: 'notReceived' } });

	it('waits for its author until a later one of the same week makes it good', () => {
		const later = visited('2', 'Ani', { at: NOW + DAY });
		expect(unansweredDisputes([disputed])).toEqual([disputed]);
		expect(unansweredDisputes([disputed, later])).toEqual([]);
	});

	it('is not made good by nobody home, another household, another week, or one that was taken back', () => {
		const others = [
			visited('2', 'Ani', { at: NOW + DAY, outcome: 'nobodyHome', items: [] }),
			visited('3', 'Budi', { at: NOW + DAY }),
			visited('4', 'Ani', { at: NOW + DAY, roundNumber: 2 }),
			visited('5', 'Ani', { at: NOW + DAY, withdrawnAt: NOW + DAY }),
			visited('6', 'Ani', { at: NOW - DAY })
		];
		expect(unansweredDisputes([disputed, ...others])).toEqual([disputed]);
	});
});

describe('looking for a family', () => {
	const siti = { name: "HJ. SITI SA'DIYAH", hamlet: 'Krajan', rt: '002', rw: '001' };

	it.each(['siti', 'sadiyah', "Sa'diyah", 'SITI SA', 'ibu siti', 'krajan', 'rt 2', '02', '2/1', 'RT02 RW01'])(
		'"%s" finds her',
		(typed) => expect(isMeant(siti, typed)).toBe(true)
	);

	it.each([
		['Soekarno', 'sukarno'],
		['DJOKO TJIPTO', 'joko cipto'],
		['Yanti', 'ianti'],
		['José', 'jose']
	])('%s is found as "%s", as it sounds', (name, typed) => expect(isMeant({ ...siti, name }, typed)).toBe(true));

	it.each(['budi', 'rt 3', '2/9', 'siti x'])('"%s" does not', (typed) => expect(isMeant(siti, typed)).toBe(false));
});
