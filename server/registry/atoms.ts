import * as z from 'zod/mini';
import { checkKkNumber, checkNik, checkNip } from '#lib/domain/identity/numbers.ts';

// What a listed value may be: the same atoms judge the cells of a file and what is handed to the server. A message is the code
// of the fault.

/** Words on one line, blanks around them taken off; `Cc` are the control characters. */
export const text = (max: number) => z.string().check(z.trim(), z.maxLength(max), z.regex(/^\P{Cc}*$/u));
export const words = (max: number) => text(max).check(z.minLength(1));

export const Nik = z.string().check(z.refine((value) => checkNik(value).ok, { error: 'nik' }));
export const KkNumber = z.string().check(z.refine((value) => checkKkNumber(value).ok, { error: 'kk_number' }));
export const Nip = z.string().check(z.refine((value) => checkNip(value).ok, { error: 'nip' }));

/** Digits only, with the leading 0 of a national number. */
export const Phone = z.string().check(z.regex(/^0\d{7,14}$/));
export const Sex = z.enum(['L', 'P']);
export const Neighbourhood = z.string().check(z.regex(/^\d{3}$/));
export const Latitude = z.number().check(z.gte(-90), z.lte(90));
export const Longitude = z.number().check(z.gte(-180), z.lte(180));
export const Decile = z.int().check(z.gte(1), z.lte(10));
/** The number a list itself gives to a household or an assignment. */
export const ListNumber = words(40);
