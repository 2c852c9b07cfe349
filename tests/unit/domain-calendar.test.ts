import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plain } from 'vitest';
import { missingRounds, type Period } from '#lib/domain/programme/calendar.ts';
import { addDays, daysBetween } from '#lib/domain/time.ts';

const menu = [{ code: 'chicken' as const, quantity: 1 }];
const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));

plain('a new regency begins with the week it is in, on its Monday', () => {
	const [first] = missingRounds([], '2026-11-24');
	expect(first).toMatchObject({ number: 1, kind: 'week', start: '2026-11-23', end: '2026-11-29' });
});

plain('months follow months to their last day, leap years too', () => {
	const january: Period = { number: 7, kind: 'month', start: '2028-01-01', end: '2028-01-31', menu };
	expect(missingRounds([january], '2028-01-15')[0]).toEqual({
		number: 8,
		kind: 'month',
		start: '2028-02-01',
		end: '2028-02-29',
		menu
	});
});

describe('whatever day it is', () => {
	test.prop([dates])('the calendar covers today and four weeks more, without a gap or an overlap', (today) => {
		const rounds = missingRounds([], today);
		expect(rounds[0]!.start <= today).toBe(true);
		expect(daysBetween(today, rounds.at(-1)!.end)).toBeGreaterThanOrEqual(28);
		for (const [place, round] of rounds.entries()) {
			expect(daysBetween(round.start, round.end)).toBe(6);
			if (place > 0)
				expect(round).toMatchObject({
					number: rounds[place - 1]!.number + 1,
					start: addDays(rounds[place - 1]!.end, 1)
				});
		}
	});

	test.prop([dates, dates])('asking again adds nothing, and a later day only goes on', (one, other) => {
		const [early, late] = [one, other].sort() as [string, string];
		const known = missingRounds([], early);
		expect(missingRounds(known, early)).toEqual([]);
		const more = missingRounds(known, late);
		if (more[0]) expect(more[0].start).toBe(addDays(known.at(-1)!.end, 1));
	});
});
