import { err, ok, type Result } from '#lib/domain/result.ts';

/** Why a number cannot be one of its kind. */
export type NumberFault = 'length' | 'date' | 'serial';

/**
 * Person number: only what is impossible is refused. The region in it is where it was issued, never where the person lives;
 * women have 40 added to the day.
 */
export function checkNik(nik: string): Result<string, NumberFault> {
	if (!/^\d{16}$/.test(nik)) return err('length');
	const day = Number(nik.slice(6, 8)) % 40;
	if (Number(nik.slice(6, 8)) > 71 || !dayExists(day, Number(nik.slice(8, 10)), Number(nik.slice(10, 12))))
		return err('date');
	return nik.endsWith('0000') ? err('serial') : ok(nik);
}

/** Family-card number: nothing but its length is certain. */
export const checkKkNumber = (kk: string): Result<string, NumberFault> =>
	/^\d{16}$/.test(kk) ? ok(kk) : err('length');

/** Civil-servant number. Its 13th and 14th digits are a month for a PNS and no month for a PPPK, so they prove nothing. */
export const checkNip = (nip: string): Result<string, NumberFault> => (/^\d{18}$/.test(nip) ? ok(nip) : err('length'));

// The century is not in the number: a day that exists in either one is a day that can be.
function dayExists(day: number, month: number, year: number): boolean {
	if (day < 1 || day > 31) return false;
	return [1900, 2000].some((century) => {
		const date = new Date(Date.UTC(century + year, month - 1, day));
		return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	});
}
