import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { RoundId } from '#lib/domain/identity/ids.ts';
import { closesAt, currentRound, inWindow, type Round, roundOn, WINDOW } from '#lib/domain/programme/round.ts';
import { addDays, DAY, dateOf, daysBetween, startOf } from '#lib/domain/time.ts';

const instants = fc.integer({ min: 0, max: Date.parse('2200-01-01') });
const dates = instants.map(dateOf);

describe('a day in Banyuwangi', () => {
	it('begins at five in the afternoon of the day before in London', () => {
		expect(dateOf(Date.parse('2026-11-23T16:59:59Z'))).toBe('2026-11-23');
		expect(dateOf(Date.parse('2026-11-23T17:00:00Z'))).toBe('2026-11-24');
		expect(startOf('2026-11-24')).toBe(Date.parse('2026-11-23T17:00:00Z'));
	});

	test.prop([instants])('holds every moment from its start to the next day’s', (instant) => {
		const start = startOf(dateOf(instant));
		expect(start <= instant && instant < start + DAY).toBe(true);
	});

	test.prop([dates, fc.integer({ min: -5000, max: 5000 })])('is as far from another as was added', (date, days) => {
		fc.pre(startOf(date) + days * DAY >= 0);
		expect(daysBetween(date, addDays(date, days))).toBe(days);
	});
});

const week = (number: number): Round => ({
	id: `${number}` as RoundId,
	number,
	kind: 'week',
	start: addDays('2026-01-05', (number - 1) * 7),
	end: addDays('2026-01-11', (number - 1) * 7),
	menu: []
});
const weeks = [1, 2, 3].map(week);

describe('a round', () => {
	it('holds its first day and its last', () => {
		expect(roundOn(weeks, '2026-01-12')?.number).toBe(2);
		expect(roundOn(weeks, '2026-01-18')?.number).toBe(2);
		expect(roundOn(weeks, '2026-01-26')).toBeUndefined();
	});

	it('goes on to be the current one until the next begins, whatever order they are kept in', () => {
		const gap = [week(3), week(1)];
		expect(currentRound(gap, '2026-01-04')).toBeUndefined();
		expect(currentRound(gap, '2026-01-15')?.number).toBe(1);
		expect(currentRound(gap, '2026-01-19')?.number).toBe(3);
		expect(currentRound(gap, '2030-01-01')?.number).toBe(3);
	});

	it('closes seven days after its last day has ended', () => {
		expect(dateOf(closesAt(week(1)))).toBe('2026-01-19');
		expect(dateOf(closesAt(week(1)) - 1)).toBe('2026-01-18');
	});

	test.prop([fc.integer({ min: 1, max: 500 })])('is one of the twelve that a phone holds, or is not', (current) => {
		const held = Array.from({ length: current }, (_, place) => place + 1).filter((number) => inWindow(number, current));
		expect(held).toHaveLength(Math.min(WINDOW, current));
		expect(held.at(-1)).toBe(current);
	});
});
