import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import type { Submission } from '#lib/domain/mutation/submit-visit.ts';
import type { MenuLine } from '#lib/domain/programme/item.ts';
import { AID_RECEIVED, type Observations, REPEATABLE, unchanged } from '#lib/domain/visit/form.ts';
import { Outcome } from '#lib/domain/visit/outcome.ts';
import { aidPicked, fromPicked, pickedAid } from '#lib/ui/visit/aid.ts';
import {
	allSame,
	answered,
	asPlanned,
	check,
	planned,
	type Report,
	tidy,
	toggleSame,
	withOutcome
} from '#lib/ui/visit/report.ts';
import { NOW, PEOPLE, ROUNDS, RUNNING, TELEMUNG } from '../support/cast.ts';
import { visit } from '../support/intents.ts';

const menu: MenuLine[] = [
	{ code: 'egg', quantity: 1 },
	{ code: 'rice', quantity: 5 }
];
const circumstances: Omit<Submission, 'args'> = {
	author: { id: PEOPLE.sari, name: 'Sari' },
	household: { name: 'Keluarga 1', village: TELEMUNG, hamlet: 'Krajan', rt: '001', rw: '002' },
	round: { kind: 'week', menu, ...ROUNDS[RUNNING - 1]! },
	at: NOW
};
const faultsOf = (change: Report) => check({ ...visit().args, ...change }, circumstances);

describe('what is brought', () => {
	it('is the menu until somebody says otherwise', () => {
		expect(asPlanned(planned(menu), menu)).toBe(true);
		expect(asPlanned(planned(menu).slice(1), menu)).toBe(false);
		expect(asPlanned([{ code: 'egg', quantity: 1, state: 'damaged' }, planned(menu)[1]!], menu)).toBe(false);
		expect(asPlanned([...planned(menu)].reverse(), menu)).toBe(true);
	});

	it('is nothing where nobody was at home, and comes back when somebody was after all', () => {
		const begun: Report = { outcome: 'recipient', items: [{ code: 'egg', quantity: 2, state: 'good' }] };
		const nobody = withOutcome(begun, 'nobodyHome', menu);
		expect(nobody).toEqual({ outcome: 'nobodyHome', items: [] });
		expect(withOutcome(nobody, 'neighbour', menu).items).toEqual(planned(menu));
	});

	it('stays as it was written while the outcome is not said', () => {
		const begun: Report = { outcome: 'recipient', items: [{ code: 'egg', quantity: 2, state: 'good' }] };
		const open = withOutcome(begun, undefined, menu);
		expect(open).toEqual({ items: begun.items });
		expect(withOutcome(open, 'leftAtOffice', menu).items).toEqual(begun.items);
	});
});

describe('one tap for "as at the last visit"', () => {
	it('fills the whole quick form, and a second tap takes exactly that out', () => {
		const said: Observations = { urgent: true, photoConsent: 'none' };
		const same = toggleSame(said);
		expect(same).toEqual({ ...said, ...unchanged() });
		expect(allSame(same)).toBe(true);
		expect(toggleSame(same)).toEqual(said);
	});

	it('leaves no count of children nor a reason behind from what was answered before', () => {
		const said: Observations = {
			childOutOfSchool: 'out',
			childrenOut: 3,
			fits: 'clearlyBetterOff',
			fitsWhy: 'ada mobil'
		};
		expect(toggleSame(said)).toEqual(unchanged());
	});
});

describe('an answer', () => {
	it('takes along what only made sense beside the old one', () => {
		const out = answered({}, { childOutOfSchool: 'out' });
		expect(out).toEqual({ childOutOfSchool: 'out', childrenOut: 1 });
		expect(answered({ ...out, childrenOut: 4 }, { livesAlone: 'alone' })).toMatchObject({ childrenOut: 4 });
		expect(answered(out, { childOutOfSchool: 'allAttend' })).toEqual({ childOutOfSchool: 'allAttend' });
		expect(answered({ fits: 'seemsBetterOff', fitsWhy: 'ada mobil' }, { fits: 'yes' })).toEqual({ fits: 'yes' });
	});
});

describe('the aid a family receives', () => {
	it('may be several, and "none", "as last time" and "unknown" each stand alone', () => {
		expect(pickedAid(['pkh'], ['pkh', 'rice'])).toEqual(['pkh', 'rice']);
		expect(pickedAid(['pkh', 'rice'], ['pkh', 'rice', 'none'])).toEqual(['none']);
		expect(pickedAid(['unchanged'], ['unchanged', 'bpnt'])).toEqual(['bpnt']);
		expect(pickedAid(['pkh', 'rice'], ['rice'])).toEqual(['rice']);
	});

	it('is no answer without a tick', () => {
		expect(fromPicked([])).toEqual({});
		expect(fromPicked(['unknown'])).toEqual({ aidReceived: 'unknown' });
		expect(fromPicked(['pkh', 'rice'])).toEqual({ aidReceived: ['pkh', 'rice'] });
		expect([aidPicked(undefined), aidPicked('unchanged'), aidPicked(['pkh'])]).toEqual([[], ['unchanged'], ['pkh']]);
	});
});

describe('before it is saved', () => {
	it('a whole report has nothing against it', () => {
		expect(faultsOf({})).toEqual([]);
	});

	it.each([
		['an outcome that was not said', { outcome: undefined }, 'outcome', 'shape'],
		['a quantity of nothing', { items: [{ code: 'egg', quantity: 0, state: 'good' }] }, 'items', 'shape'],
		['nothing brought', { items: [] }, 'items', 'delivery_without_items'],
		['a day to come', { date: '2026-11-25' }, 'date', 'date_in_future'],
		['thirty children', { observations: { childOutOfSchool: 'out', childrenOut: 30 } }, 'childrenOut', 'shape'],
		['a note without an end', { note: 'a'.repeat(1001) }, 'note', 'shape']
	] as [string, Record<string, unknown>, string, string][])('%s is told at its field', (_what, wrong, field, code) => {
		expect(faultsOf(wrong as Report)).toEqual([{ field, code }]);
	});

	it('an unknown round is told at the day it follows from', () => {
		expect(check(visit().args, { ...circumstances, round: undefined })).toEqual([
			{ field: 'date', code: 'round_unknown' }
		]);
	});

	it('a text field that holds only blanks is no answer', () => {
		const report = tidy({ note: '  ', deliveredBy: '', observations: { fits: 'seemsBetterOff', fitsWhy: ' ' } });
		expect(report).toEqual({ observations: { fits: 'seemsBetterOff' } });
		expect(tidy({ note: ' rumah di ujung gang', observations: {} }).note).toBe(' rumah di ujung gang');
	});
});

const outcomes = fc.array(fc.option(fc.constantFrom(...Outcome.options), { nil: undefined }), { minLength: 1 });
const ticks = fc.array(fc.constantFrom(...AID_RECEIVED, 'unchanged', 'unknown'), { minLength: 1, maxLength: 12 });
const answers = fc.array(
	fc.oneof(
		fc.record({ childOutOfSchool: fc.constantFrom('out', 'allAttend', 'unchanged') }),
		fc.record({ fits: fc.constantFrom('yes', 'clearlyBetterOff', 'unknown') }),
		fc.record({ fitsWhy: fc.constant('ada mobil') }),
		fc.constant('same' as const)
	),
	{ minLength: 1, maxLength: 15 }
);

describe('whatever a thumb does', () => {
	const reached = { saved: 0, sameAgain: 0 };

	test.prop([outcomes, ticks, answers])(
		'the report can be saved, but for an outcome nobody named',
		(whos, aids, said) => {
			let report: Report = whos.reduce<Report>((so, who) => withOutcome(so, who, menu), visit().args);
			const picked = aids.reduce<string[]>((before, tick) => {
				const after = before.includes(tick) ? before.filter((one) => one !== tick) : [...before, tick];
				return pickedAid(before, after);
			}, []);
			let observations = fromPicked(picked) as Observations;
			for (const one of said) {
				if (one === 'same') {
					observations = toggleSame(observations);
					if (allSame(observations)) reached.sameAgain += 1;
				} else observations = answered(observations, one as Partial<Observations>);
			}
			report = tidy({ ...report, observations });
			const faults = check(report, circumstances);
			expect(faults).toEqual(whos.at(-1) === undefined ? [{ field: 'outcome', code: 'shape' }] : []);
			if (faults.length === 0) reached.saved += 1;
		}
	);

	// A property that never meets the interesting case proves nothing.
	afterAll(() => {
		expect(reached.saved).toBeGreaterThan(0);
		expect(reached.sameAgain).toBeGreaterThan(0);
		expect(REPEATABLE).toHaveLength(6);
	});
});
