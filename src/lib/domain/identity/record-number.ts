import type { VisitId } from '#lib/domain/identity/ids.ts';

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * The short number a person reads out, `TLM-7K3F`: the village's consonants and four characters of the record's id.
 * For people only: two records may share one.
 */
export function recordNumber(villageName: string, id: VisitId): string {
	const letters = villageName.toUpperCase().replace(/[^A-Z]/g, '');
	const consonants = letters.replace(/[AEIOU]/g, '');
	const tail = parseInt(id.slice(-5), 16);
	const digits = [15, 10, 5, 0].map((shift) => DIGITS.charAt((tail >> shift) & 31));
	return `${(consonants.length >= 3 ? consonants : letters).slice(0, 3)}-${digits.join('')}`;
}
