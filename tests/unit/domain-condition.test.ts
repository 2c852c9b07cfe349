import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { VisitId } from '#lib/domain/identity/ids.ts';
import { condition } from '#lib/domain/visit/condition.ts';
import { Observations, REPEATABLE, unchanged } from '#lib/domain/visit/form.ts';

const seen = (at: number, observations: Observations, id = `${at}`) => ({ id: id as VisitId, at, observations });

describe('what is known of a family', () => {
	it('is the newest answer to each question, whatever order the visits come in', () => {
		const visits = [
			seen(2, { livesAlone: 'withFamily' }),
			seen(1, { livesAlone: 'alone', sickNow: 'treated' }),
			seen(3, { urgent: false })
		];
		const known = { livesAlone: { value: 'withFamily', at: 2 }, sickNow: { value: 'treated', at: 1 } };
		expect(condition(visits)).toEqual({ ...known, urgent: { value: false, at: 3 } });
		expect(condition(visits.toReversed())).toEqual(condition(visits));
	});

	it('is renewed by "unchanged", and neither changed nor renewed by "unknown" or by not asking', () => {
		const first = seen(1, { houseState: 'dangerous', fits: 'yes' });
		const later = seen(5, { houseState: 'unchanged', fits: 'unknown' });
		expect(condition([first, later])).toEqual({
			houseState: { value: 'dangerous', at: 5 },
			fits: { value: 'yes', at: 1 }
		});
	});

	it('is nothing where nothing was ever said', () => {
		expect(condition([seen(1, unchanged()), seen(2, { sickNow: 'unknown' })])).toEqual({});
	});

	it('of two visits at one moment, the one with the greater id is the newer', () => {
		const visits = [seen(1, { fits: 'unsure' }, 'b'), seen(1, { fits: 'yes' }, 'a')];
		expect(condition(visits).fits?.value).toBe('unsure');
	});

	const answers = fc.record(
		{
			livesAlone: fc.constantFrom('alone', 'withFamily', 'unchanged', 'unknown'),
			sickNow: fc.constantFrom('none', 'bedridden', 'unchanged', 'unknown')
		},
		{ requiredKeys: [] }
	);
	const visits = fc.uniqueArray(fc.record({ at: fc.nat({ max: 20 }), id: fc.uuid(), observations: answers }), {
		selector: ({ id }) => id,
		maxLength: 8
	});

	test.prop([visits, visits])('does not depend on the order in which visits became known', (some, more) => {
		const all = [...some, ...more].map(({ at, id, observations }) => seen(at, observations as Observations, id));
		expect(condition(all.toReversed())).toEqual(condition(all));
		for (const { value } of Object.values(condition(all))) expect(['unchanged', 'unknown']).not.toContain(value);
	});
});

describe('the quick form', () => {
	it('is filled with "unchanged" in one tap, and that is a valid form', () => {
		expect(Object.keys(unchanged())).toEqual([...REPEATABLE]);
		expect(Observations.safeParse(unchanged()).success).toBe(true);
	});

	it('takes only the answers it offers', () => {
		expect(Observations.safeParse({ sickNow: 'hiv' }).success).toBe(false);
		expect(Observations.safeParse({ aidReceived: [] }).success).toBe(false);
		expect(Observations.safeParse({ aidReceived: ['pkh', 'none'] }).success).toBe(true);
		expect(Observations.safeParse({ colour: 'blue' }).success).toBe(false);
		expect(Observations.safeParse({ childrenOut: 0 }).success).toBe(false);
	});
});
