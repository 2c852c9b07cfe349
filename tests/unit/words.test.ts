import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';

/** A message by its key: one text, or one per number of things. */
type Words = Record<string, string[]>;
type Written = Record<string, string | { match: Record<string, string> }[]>;

const files = globSync('src/lib/words/id/*.json').map((path) => basename(path));
function read(locale: string, file: string): Words {
	const { $schema: _, ...written } = JSON.parse(readFileSync(`src/lib/words/${locale}/${file}`, 'utf8')) as Written;
	return Object.fromEntries(
		Object.entries(written).map(([key, text]) => [
			key,
			typeof text === 'string' ? [text] : text.flatMap(({ match }) => Object.values(match))
		])
	);
}

const id = Object.assign({}, ...files.map((file) => read('id', file))) as Words;
const en = Object.assign({}, ...files.map((file) => read('en', file))) as Words;
const sources = globSync('src/**/*.{svelte,ts}', { exclude: ['src/lib/words/compiled/**'] }).map((path) =>
	readFileSync(path, 'utf8')
);

const variables = (texts: string[]) =>
	[...new Set(texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)))].sort();
const sentences = (text: string) => text.split(/[.?:;]\s+|\n/);
const wordsIn = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}{]/u.test(word)).length;
const offending = (words: Words, wrong: (text: string) => boolean) =>
	Object.keys(words).filter((key) => words[key]?.some(wrong));

/** Words of the office and of programmers; each has an everyday one that stands in its place. */
const BANNED =
	/\b(sinkron\w*|sync|upload|submit|luring|daring|offline|perangkat|beneficiary|kpm|gagal|error|invalid|berhasil|maaf|approve|reject|loading|kamu|ok|cancel|undefined|null)\b/i;

/** Longer than fourteen words, each for its reason. */
const LONG = new Map([
	['me_leave_unsent_text', 'what leaving does to unsent work is one thought, and must not be half read']
]);

test('there are words to judge', () => {
	expect(Object.keys(id).length).toBeGreaterThan(150);
	expect(sources.length).toBeGreaterThan(50);
});

describe.each(files)('%s', (file) => {
	test('says everything in both languages, with the same facts in it', () => {
		const [first, second] = [read('id', file), read('en', file)];
		expect(Object.keys(second).sort()).toEqual(Object.keys(first).sort());
		for (const key of Object.keys(first))
			expect([key, variables(second[key] ?? [])]).toEqual([key, variables(first[key] ?? [])]);
	});
});

test('no key stands in two files', () => {
	const all = files.flatMap((file) => Object.keys(read('id', file)));
	expect(all.length).toBe(new Set(all).size);
});

test('no word is written that no screen shows', () => {
	const shown = sources.join('\n');
	expect(Object.keys(id).filter((key) => !new RegExp(`\\bm\\.${key}\\b`).test(shown))).toEqual([]);
});

test('nobody is spoken to in the words of an office or of a programme', () => {
	expect(offending(id, (text) => BANNED.test(text))).toEqual([]);
});

test('people are addressed as Anda, with a capital', () => {
	expect(offending(id, (text) => /\banda\b/.test(text))).toEqual([]);
	expect(offending(id, (text) => /\bAnda\b/.test(text)).length).toBeGreaterThan(20);
});

test('nothing shouts', () => {
	expect([...offending(id, (text) => text.includes('!')), ...offending(en, (text) => text.includes('!'))]).toEqual([]);
});

test('a sentence has one idea: fourteen words at most', () => {
	const long = (words: Words) => offending(words, (text) => sentences(text).some((sentence) => wordsIn(sentence) > 14));
	expect([...new Set([...long(id), ...long(en)])].filter((key) => !LONG.has(key))).toEqual([]);
});

test('what stands on a button fits on it', () => {
	const buttons = sources
		.flatMap((source) => [...source.matchAll(/<(?:Button|button)\b[\s\S]*?<\/(?:Button|button)>/g)])
		// Names for those who cannot see the sign are no writing on it.
		.map(([button]) => button.replace(/aria-label=\{[^}]*\}/g, ''))
		.flatMap((button) => [...button.matchAll(/\bm\.(\w+)\(/g)].map(([, key = '']) => key));
	expect(new Set(buttons).size).toBeGreaterThan(15);
	const onButtons = new Set(buttons);
	const tooLong = (words: Words) =>
		offending(words, (text) => text.replace(/\{\w+\}/g, '00').length > 24).filter((key) => onButtons.has(key));
	expect([...new Set([...tooLong(id), ...tooLong(en)])]).toEqual([]);
});
