import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { writtenDocs } from '#server/docs/written.ts';

const written = await writtenDocs();

describe('the pages about the HTTP interface', () => {
	test.each(Object.keys(written))('say what the application does: %s (else: npm run docs)', (file) => {
		expect(readFileSync(file, 'utf8')).toBe(written[file]);
	});

	test('name every code there is', () => {
		for (const code of ErrorCode.options) expect(written['docs/http.md']).toContain(`| \`${code}\` |`);
	});

	test('ask for no password but the person’s own, and never answer with one', () => {
		const { paths } = JSON.parse(written['docs/openapi.json'] ?? '') as { paths: Record<string, object> };
		const asking = Object.keys(paths).filter((path) => JSON.stringify(paths[path]).includes('assword'));
		expect(asking.sort()).toEqual([
			'/api/access/activate',
			'/api/access/code',
			'/api/access/login',
			'/api/access/password'
		]);
		for (const answer of JSON.stringify(paths).matchAll(/"responses":\{"200":(.*?)"4\d\d"/g)) {
			expect(answer[1]).not.toMatch(/"password"|password_hash|passwordHash|token/);
		}
	});
});
