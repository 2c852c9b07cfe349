import { perLanguage } from '#lib/ui/format/locale.ts';

const quantity = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }));
const oneDigit = perLanguage((tag) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

/** A quantity or a count: "1,5", "1.234". */
export const amount = (value: number): string => quantity().format(value);

/** A distance as precise as it is useful: "40 m", "1,2 km". */
export function metres(value: number): string {
	if (value < 95) return `${amount(Math.round(value))} m`;
	if (value < 995) return `${amount(Math.round(value / 10) * 10)} m`;
	return `${oneDigit().format(value / 1000)} km`;
}

/** What was typed as a quantity, with a comma or a point; `undefined` when it is no number. */
export function readAmount(typed: string): number | undefined {
	const plain = typed.trim().replace(',', '.');
	return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}

/** Bytes as people buy them: "0,3 MB", "10,7 GB". */
export const bytes = (count: number): string =>
	count < 1e9 ? `${oneDigit().format(count / 1e6)} MB` : `${oneDigit().format(count / 1e9)} GB`;
