import { afterEach, describe, expect, test } from 'vitest';
import { FlagCode, RefusalCode } from '#lib/domain/mutation/codes.ts';
import { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { errorText, flagText, refusalText } from '#lib/words/codes.ts';
import { type Locale, overwriteGetLocale } from '#lib/words/compiled/runtime.js';

let locale: Locale = 'id';
overwriteGetLocale(() => locale);
afterEach(() => (locale = 'id'));

const SAYINGS: [string, () => string][] = [
	...[...ErrorCode.options, 'unreachable' as const].map((code): [string, () => string] => [
		code,
		() => errorText(code, 7)
	]),
	...RefusalCode.options.map((code): [string, () => string] => [`refusal ${code}`, () => refusalText(code)]),
	...FlagCode.options.map((code): [string, () => string] => [`flag ${code}`, () => flagText(code)])
];

describe.each(['id', 'en'] as const)('in %s', (language) => {
	test.each(SAYINGS)('%s is said in whole sentences, not as a code', (_code, say) => {
		locale = language;
		expect(say()).toMatch(/^\p{Lu}.{12,}\.$/u);
		expect(say()).not.toMatch(/[{}_]/);
	});
});

test('the two languages say it in different words', () => {
	const inIndonesian = SAYINGS.map(([, say]) => say());
	locale = 'en';
	expect(SAYINGS.filter(([, say], place) => say() === inIndonesian[place])).toEqual([]);
});

test('a refusal that only a newer server knows has a sentence too', () => {
	expect(refusalText('made_up_tomorrow')).toBe(refusalText('not_understood'));
});
