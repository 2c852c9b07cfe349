import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { activationCode, readActivationCode, spellActivationCode } from '#lib/domain/identity/activation-code.ts';
import { HouseholdId, MutationId, type VisitId } from '#lib/domain/identity/ids.ts';
import { checkKkNumber, checkNik, checkNip } from '#lib/domain/identity/numbers.ts';
import { recordNumber } from '#lib/domain/identity/record-number.ts';
import { DistrictCode, VillageCode } from '#lib/domain/identity/region.ts';

describe('a person number', () => {
	it.each([
		['of a man', '3510011705510001'],
		['of a woman, whose day is 40 more', '3510015705510001'],
		['issued in another regency', '1171015708900002'],
		['of somebody born on the last of February in a leap year', '3510012902000003'],
		['of a woman born on the 31st', '3510017112990009']
	])('%s is taken', (_whose, nik) => expect(checkNik(nik)).toEqual({ ok: true, value: nik }));

	it.each([
		['has 15 digits', '351001170551000', 'length'],
		['has 17 digits', '35100117055100011', 'length'],
		['was ruined by a spreadsheet', '3.51001E+15', 'length'],
		['is written in other digits', '٣٥١٠٠١١٧٠٥٥١٠٠٠١', 'length'],
		['names day 0', '3510010005510001', 'date'],
		['names day 32', '3510013205510001', 'date'],
		['names day 40, which would be a woman’s day 0', '3510014005510001', 'date'],
		['names day 72', '3510017205510001', 'date'],
		['names month 13', '3510011713510001', 'date'],
		['names month 0', '3510011700510001', 'date'],
		['names 30 February', '3510013002510001', 'date'],
		['has a serial of zeros', '3510011705510000', 'serial']
	])('that %s is refused', (_what, nik, error) => expect(checkNik(nik)).toEqual({ ok: false, error }));
});

describe('other numbers', () => {
	it('of a family card and of a civil servant are judged by their length alone', () => {
		expect(checkKkNumber('3510990000000000').ok).toBe(true);
		expect(checkKkNumber('351099000000000').ok).toBe(false);
		// A PPPK: its 13th and 14th digits are no month.
		expect(checkNip('198001012023211099').ok).toBe(true);
		expect(checkNip('19800101202321109').ok).toBe(false);
		expect(checkNip('19800101202321109X').ok).toBe(false);
	});

	it('a village is told by its whole code, a desa or a kelurahan', () => {
		const isVillage = (code: string) => VillageCode.safeParse(code).success;
		expect(['35.10.21.2008', '35.10.16.1005'].every(isVillage)).toBe(true);
		expect(['35.10.21', '35.10.21.3008', '3510212008', '35.10.21.2008 '].some(isVillage)).toBe(false);
		expect(DistrictCode.safeParse('35.10.21').success).toBe(true);
	});

	it('an id has one spelling', () => {
		const id = '0190a000-0000-7000-8000-00000000000a';
		expect(HouseholdId.safeParse(id).success).toBe(true);
		expect(HouseholdId.safeParse(id.toUpperCase()).success).toBe(false);
		expect(MutationId.safeParse(id).success).toBe(true);
		expect(MutationId.safeParse(id.replace('-7', '-4')).success).toBe(false);
	});

	it('a record’s number can be read out: the village’s consonants and four characters', () => {
		const id = '0190a000-0000-7000-8000-0000000fffff' as VisitId;
		expect(recordNumber('Telemung', id)).toBe('TLM-ZZZZ');
		expect(recordNumber('Aek', id)).toBe('AEK-ZZZZ');
	});
});

const draws = fc.array(fc.nat({ max: 31 }), { minLength: 200, maxLength: 200 });
const codes = draws.map((numbers) => {
	let at = 0;
	return activationCode(() => numbers[at++ % numbers.length] ?? at % 32);
});

describe('an activation code', () => {
	test.prop([codes])('is read back however it was spelled', (code) => {
		const spelled = spellActivationCode(code);
		expect(spelled).toMatch(/^(\w{4}-){3}\w$/);
		for (const typed of [
			spelled,
			spelled.toLowerCase(),
			code.replaceAll('0', 'O').replaceAll('1', 'l'),
			` ${spelled} `
		]) {
			expect(readActivationCode(typed)).toBe(code);
		}
	});

	test.prop([codes, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 31 })])(
		'shows that one character was mistyped',
		(code, place, shift) => {
			const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
			const other = digits.charAt((digits.indexOf(code.charAt(place)) + shift) % 32);
			const typed = code.slice(0, place) + other + code.slice(place + 1);
			expect(readActivationCode(typed)).toBeUndefined();
		}
	);

	it.each(['', '0000', 'U'.repeat(13), '0'.repeat(14), '000000000000Ü'])('is not %j', (typed) => {
		expect(readActivationCode(typed)).toBeUndefined();
	});
});
