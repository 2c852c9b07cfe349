/**
 * A name from an all-caps register as people write it: "SITI SA'DIYAH" is "Siti Sa'diyah". Degrees after a comma and names that
 * already carry small letters stay as they are.
 */
export function titleCase(name: string): string {
	if (/\p{Ll}/u.test(name)) return name;
	const [person = '', ...degrees] = name.split(',');
	return [person.replace(/[^\s-]+/gu, word), ...degrees].join(',');
}

const SMALL = new Set(['BIN', 'BINTI']);

function word(caps: string, place: number): string {
	if (place > 0 && SMALL.has(caps)) return caps.toLowerCase();
	// Behind an apostrophe Javanese and Arabic names go on small; O'Brien and D'Costa do not.
	const lead = /^[OD]['’]/u.test(caps) ? 2 : 0;
	return caps.slice(0, lead) + caps.charAt(lead) + caps.slice(lead + 1).toLowerCase();
}
