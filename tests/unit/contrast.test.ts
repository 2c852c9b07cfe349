import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const css = readFileSync('src/app.css', 'utf8');
const rulesAt = css.indexOf('\n}\n');
const tokens = new Map(
	[...css.slice(0, rulesAt).matchAll(/--([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g)].map(
		([, name = '', light, dark, both]) => [name, { light: light ?? both ?? '', dark: dark ?? both ?? '' }] as const
	)
);

/** Text on what it stands on: WCAG's enhanced contrast, because phones are read outdoors and by older eyes. */
const TEXT = [
	...['bg', 'surface', 'surface-2'].flatMap((ground) =>
		['ink', 'ink-2', 'ink-3', 'primary', 'blue', 'red'].map((ink) => [ink, ground] as const)
	),
	['on-primary', 'primary'],
	['on-primary', 'primary-press'],
	['primary', 'primary-tint'],
	['ink', 'primary-tint'],
	['blue', 'blue-tint'],
	['green', 'green-tint'],
	['amber', 'amber-tint'],
	['red', 'red-tint'],
	['grey', 'grey-tint'],
	['on-solid', 'solid-red'],
	['on-solid', 'solid-amber'],
	['bg', 'ink']
] as const;

/** Lines that bound something to be pressed or filled in. */
const LINES = [
	['line', 'bg'],
	['line', 'surface'],
	['line', 'surface-2'],
	['primary', 'surface'],
	['red', 'surface'],
	['gold', 'ink', 'light'],
	['ink', 'bg']
] as const;

describe.each(THEMES)('on the %s theme', (theme) => {
	test.each(TEXT)('%s is read on %s even in the sun', (ink, ground) => {
		expect(contrast(colour(ink, theme), colour(ground, theme))).toBeGreaterThanOrEqual(7);
	});

	test.each(LINES)('%s is seen on %s', (line, ground, only?: Theme) => {
		if (only && only !== theme) return;
		expect(contrast(colour(line, theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
	});
});

test('the measure itself agrees with the published examples', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
	expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('every colour of the design is a token', () => {
	// Outdoor mode draws its lines and its small text in ink.
	expect(css.slice(rulesAt).match(/#[0-9a-f]{3,8}\b/gi) ?? []).toEqual(Array(4).fill('#14201a'));
});

function colour(name: string, theme: Theme): string {
	const token = tokens.get(name);
	if (!token) throw new Error(`no token --${name} in app.css`);
	return token[theme];
}

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
