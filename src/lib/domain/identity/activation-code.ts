// Crockford's base 32: no I, L, O or U, so that a code read from paper has one reading.
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/**
 * Twelve characters of base 32 (60 bits) and a check character. `draw` gives random numbers from 0 to 31; it is asked again
 * while the check would be one of Crockford's five signs, which a phone's keyboard hides.
 */
export function activationCode(draw: () => number): string {
	for (;;) {
		const body = Array.from({ length: LENGTH }, () => DIGITS.charAt(draw())).join('');
		const check = checkOf(body);
		if (check !== '') return body + check;
	}
}

/**
 * The code as it was printed, from what a person typed: case, blanks and dashes are forgiven, O is 0, I and L are 1.
 * `undefined` when it cannot be a code; a single mistyped character always shows.
 */
export function readActivationCode(typed: string): string | undefined {
	const code = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
	const body = code.slice(0, LENGTH);
	if (code.length !== LENGTH + 1 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(body)) return undefined;
	return checkOf(body) === code.slice(LENGTH) ? code : undefined;
}

/** In groups of four, as it stands on the slip. */
export const spellActivationCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

// 37 is a prime above the base: no single wrong character leaves the rest of the division as it was.
function checkOf(body: string): string {
	return DIGITS.charAt(Array.from(body).reduce((sum, char) => (sum * 32 + DIGITS.indexOf(char)) % 37, 0));
}
