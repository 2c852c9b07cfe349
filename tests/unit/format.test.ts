import { afterEach, describe, expect, test } from 'vitest';
import { DAY, MINUTE, startOf } from '#lib/domain/time.ts';
import { ago, day, fullDay, moment, span, time } from '#lib/ui/format/dates.ts';
import { titleCase } from '#lib/ui/format/names.ts';
import { amount, bytes, metres, readAmount } from '#lib/ui/format/numbers.ts';
import { overwriteGetLocale, type Locale } from '#lib/words/compiled/runtime.js';

let locale: Locale = 'id';
overwriteGetLocale(() => locale);
afterEach(() => (locale = 'id'));

const noon = startOf('2026-11-24') + 12 * 60 * MINUTE;

describe('days and times', () => {
	test('are written as people in Banyuwangi write them', () => {
		expect(day('2026-11-24')).toBe('Sel, 24 Nov');
		expect(fullDay('2026-11-24')).toBe('24 Nov 2026');
		expect(moment(startOf('2026-11-24') + 7 * 60 * MINUTE + 5 * MINUTE)).toBe('Sel, 24 Nov 2026 · 07.05 WIB');
	});

	test('are those of Banyuwangi, also just after midnight there', () => {
		expect(time(startOf('2026-11-24'))).toBe('00.00');
		expect(moment(startOf('2026-11-24'))).toContain('24 Nov 2026');
		expect(moment(startOf('2026-11-24') - 1)).toContain('23 Nov 2026');
	});

	test('follow the language on screen at once', () => {
		locale = 'en';
		expect(day('2026-11-24')).toBe('Tue, 24 Nov');
		expect(time(noon)).toBe('12:00');
		expect(span('2026-11-23', '2026-11-29')).toBe('23–29 Nov');
	});

	test('a round says its first and last day, also across two months', () => {
		expect(span('2026-11-23', '2026-11-29')).toBe('23–29 Nov');
		expect(span('2026-11-30', '2026-12-06')).toBe('30 Nov–6 Des');
	});

	test('say how long ago something was', () => {
		expect(ago(noon, noon)).toBe('menit ini');
		expect(ago(noon - 41 * MINUTE, noon)).toBe('41 menit yang lalu');
		expect(ago(noon - 3 * 60 * MINUTE, noon)).toBe('3 jam yang lalu');
		expect(ago(noon - 13 * 60 * MINUTE, noon)).toBe('kemarin');
		expect(ago(noon - 9 * DAY, noon)).toBe('9 hari yang lalu');
	});

	test('what a fast clock dates in the future was just now', () => {
		expect(ago(noon + 10 * MINUTE, noon)).toBe('menit ini');
	});
});

describe('quantities', () => {
	test('have a comma in Indonesian and a point in English', () => {
		expect(amount(1.5)).toBe('1,5');
		expect(amount(1234)).toBe('1.234');
		locale = 'en';
		expect(amount(1.5)).toBe('1.5');
	});

	test('are understood with a comma and with a point', () => {
		expect(readAmount('1,5')).toBe(1.5);
		expect(readAmount(' 1.5 ')).toBe(1.5);
		expect(readAmount('2')).toBe(2);
	});

	test.each(['', 'satu', '1,', '-1', '1,5,0', '1e3'])('"%s" is no quantity', (typed) => {
		expect(readAmount(typed)).toBeUndefined();
	});

	test('a distance is as exact as it is useful', () => {
		expect([metres(0), metres(40.4), metres(347), metres(994), metres(996), metres(1234)]).toEqual([
			'0 m',
			'40 m',
			'350 m',
			'990 m',
			'1 km',
			'1,2 km'
		]);
	});

	test('storage is told in the unit people know', () => {
		expect(bytes(300_000)).toBe('0,3 MB');
		expect(bytes(10_700_000_000)).toBe('10,7 GB');
	});
});

describe('names', () => {
	test.each([
		['SITI AMINAH', 'Siti Aminah'],
		["WAHID SYA'RONI", "Wahid Sya'roni"],
		["A'AN NUR-AINI", "A'an Nur-Aini"],
		["O'BRIEN", "O'Brien"],
		['H. ABDUL KARIM, S.PD', 'H. Abdul Karim, S.PD'],
		['AHMAD BIN ALI', 'Ahmad bin Ali'],
		['SUHARTO', 'Suharto']
	])('the register’s %s is written %s', (register, written) => {
		expect(titleCase(register)).toBe(written);
	});

	test.each(["Ratna Nur'aini, S.Pd.SD.", 'Rini A. (SMPN 1)', ''])('%s stays as its owner writes it', (name) => {
		expect(titleCase(name)).toBe(name);
	});
});
