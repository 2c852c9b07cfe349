import { afterEach, describe, expect, test } from 'vitest';
import { FlagCode, RefusalCode } from '#lib/domain/mutation/codes.ts';
import { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { errorText, flagText, refusalText } from '#lib/words/codes.ts';
import { setLocale } from '#lib/words/compiled/runtime.js';

afterEach(() => void setLocale('id', { reload: false }));

const SAYINGS: [string, () => string][] = [
	...[...ErrorCode.options, 'unreachable' as const].map((code): [string, () => string] => [
		code,
		() => errorText(code, 7)
	]),
	...RefusalCode.options.map((code): [string, () => string] => [`refusal ${code}`, () => refusalText(code)]),
	...FlagCode.options.map((code): [string, () => string] => [`flag ${code}`, () => flagText(code)])
];

describe.each(['id', 'en'] as const)('in %s', (locale) => {
	test.each(SAYINGS)('%s is said in whole sentences, not as a code', (_code, say) => {
		void setLocale(locale, { reload: false });
		expect(say()).toMatch(/^\p{Lu}.{12,}\.$/u);
		expect(say()).not.toMatch(/[{}_]/);
	});
});

test('the two languages say it in different words', () => {
	void setLocale('id', { reload: false });
	const inIndonesian = SAYINGS.map(([, say]) => say());
	void setLocale('en', { reload: false });
	expect(SAYINGS.filter(([, say], place) => say() === inIndonesian[place])).toEqual([]);
});

test('a refusal that only a newer server knows has a sentence too', () => {
	expect(refusalText('made_up_tomorrow')).toBe(refusalText('not_understood'));
});
