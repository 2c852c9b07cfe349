import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { House } from '#tests/support/house.ts';

let house: House;
beforeAll(async () => {
	house = await House.open();
});
afterAll(() => house.close());

const GOOD = JSON.stringify({ code: '0000000000000' });

describe('a request from another site', () => {
	const ask = (headers: Record<string, string>, method = 'POST') => {
		const body = method === 'POST' ? GOOD : null;
		return house.app.request('http://berbagi.example/api/access/code', {
			method,
			body,
			headers: { 'content-type': 'application/json', ...headers }
		});
	};

	test.each([
		['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
		['a sister site', { 'sec-fetch-site': 'same-site' }],
		['an address typed by hand', { 'sec-fetch-site': 'none' }],
		['another origin, in an old browser', { origin: 'https://jahat.example' }],
		['our name under another port', { origin: 'http://berbagi.example:8080' }],
		['a sandboxed frame', { origin: 'null' }],
		['no browser that says anything', {}],
		[
			'another site that also names us',
			{ 'sec-fetch-site': 'cross-site', origin: 'http://berbagi.example', 'x-berbagi': '1' }
		]
	])('is refused: %s', async (_, headers) => {
		const answer = await ask(headers);
		expect([answer.status, await answer.json()]).toEqual([403, { error: 'foreign_origin' }]);
	});

	test.each([
		['our own page', { 'sec-fetch-site': 'same-origin' }],
		['our own page in an old browser', { origin: 'http://berbagi.example' }],
		['our own page behind a proxy that ends TLS', { origin: 'https://berbagi.example', host: 'berbagi.example' }],
		['a command that says it is one', { 'x-berbagi': '1' }]
	])('is none when it comes from %s', async (_, headers) => {
		expect((await ask(headers)).status).toBe(404);
	});

	test('cannot change anything by reading: every GET and HEAD leaves the database as it was', async () => {
		const { browser: signedIn } = await house.resident('198001012005011001', 'sponsor');
		const tables = ['session', 'device', 'activation', 'person'] as const;
		const dump = () =>
			house.store.read(async (db) => {
				const rows = [];
				for (const table of tables) rows.push(await db.selectFrom(table).selectAll().execute());
				return JSON.stringify(rows);
			});
		const before = await dump();
		for (const method of ['GET', 'HEAD']) {
			for (const path of [
				'/access/session',
				'/access/devices',
				'/access/logout',
				'/access/devices/close',
				'/sync/push'
			]) {
				await signedIn.send(path, { method, headers: { 'sec-fetch-site': 'cross-site' } });
			}
		}
		expect(await dump()).toBe(before);
	});
});

describe('a report that a page broke its policy', () => {
	const report = (body: unknown, type = 'application/reports+json') =>
		house.app.request('/api/csp', { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) });

	test('is noted by its rule alone and once, whatever else it names', async () => {
		const violation = {
			type: 'csp-violation',
			body: { effectiveDirective: 'script-src', documentURL: '/keluarga/rahasia' }
		};
		expect((await report([violation])).status).toBe(204);
		expect((await report([violation, violation])).status).toBe(204);
		expect(house.faults.map(String)).toEqual(['Error: a page broke its content security policy: script-src']);
		house.faults.length = 0;
	});

	test('that is none is refused', async () => {
		expect((await report([{ type: 'x', body: { effectiveDirective: '\u001b[31m\n' } }])).status).toBe(400);
		expect((await report([], 'text/plain')).status).toBe(415);
	});
});
