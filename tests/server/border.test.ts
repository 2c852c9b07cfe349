import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { House } from '#tests/support/house.ts';
import type { Visitor } from '#tests/support/visitor.ts';

const CODE = '0000000000000';
let house: House;
let browser: Visitor;
beforeAll(async () => {
	house = await House.open();
});
afterAll(() => house.close());
beforeEach(() => {
	browser = house.visitor();
});

const GOOD = JSON.stringify({ code: CODE });
/** After whatever came before, an ordinary request is answered as ever. */
async function stillWell() {
	const { status, body } = await browser.postText('/access/code', GOOD);
	expect([status, body]).toEqual([404, { error: 'code_unknown' }]);
	expect(house.faults).toEqual([]);
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const withArgs = (args: string) => `{"code":"${CODE}","extra":${args}}`;

describe('a body that is not what was asked for is refused, and the next request is answered', () => {
	test.each([
		['nothing at all', '', 'json'],
		['a single value', 'null', 'body: invalid_type'],
		['a list', '[]', 'body: invalid_type'],
		['a text', '"x"', 'body: invalid_type'],
		['a number', '0', 'body: invalid_type'],
		['a comma too many', `{"code":"${CODE}",}`, 'json'],
		['something after it', `${GOOD}x`, 'json'],
		['a byte-order mark before it', `\ufeff${GOOD}`, 'json'],
		['single quotes', "{'code':'x'}", 'json'],
		['a comment', `{"code":"${CODE}"/* */}`, 'json'],
		['half of it', GOOD.slice(0, 9), 'json'],
		['one key twice', `{"code":"x","code":"${CODE}"}`, 'duplicate_key'],
		['one key twice, spelled differently', `{"code":"x","c\\u006fde":"${CODE}"}`, 'duplicate_key'],
		['a key that reaches for the prototype', `{"code":"${CODE}","__proto__":{"admin":true}}`, 'forbidden_key'],
		['the same, deep inside', withArgs('[{"a":{"__proto__":1}}]'), 'forbidden_key'],
		['a constructor', withArgs('{"constructor":{"prototype":{}}}'), 'forbidden_key'],
		['a key of every object', `{"code":"${CODE}","toString":1}`, 'body: unrecognized_keys'],
		['thirteen levels', withArgs(nested(12)), 'depth'],
		['ten thousand levels', withArgs(nested(10_000)), 'depth'],
		['a hundred thousand entries', `[${'0,'.repeat(99_999)}0]`, 'body: invalid_type'],
		['a number beyond all numbers', withArgs('1e400'), 'number'],
		['a number that is none', withArgs('NaN'), 'json'],
		['an endless one', withArgs('-Infinity'), 'json'],
		['an unknown key', withArgs('1'), 'body: unrecognized_keys'],
		['nothing that is needed', '{}', 'code: invalid_type'],
		['null where a text belongs', '{"code":null}', 'code: invalid_type'],
		['a number where a text belongs', '{"code":1}', 'code: invalid_type'],
		['an object where a text belongs', '{"code":{"$ne":1}}', 'code: invalid_type'],
		['half of a character', '{"code":"\\ud800"}', 'text'],
		['half of a character as a key', withArgs('{"\\udc00":1}'), 'text'],
		['a NUL', '{"code":"\\u0000"}', 'text'],
		['a text that is too long', `{"code":"${'0'.repeat(41)}"}`, 'code: too_big'],
		['a key of half a megabyte', `{"${'k'.repeat(500_000)}":1}`, 'code: invalid_type']
	])('%s', async (_, body, detail) => {
		const answer = await browser.postText('/access/code', body);
		expect([answer.status, answer.body]).toEqual([400, { error: 'invalid_request', detail }]);
		await stillWell();
	});

	test('bytes that are no text', async () => {
		const body = new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]);
		const headers = { 'content-type': 'application/json' };
		expect((await browser.send('/access/code', { method: 'POST', headers, body })).body).toEqual({
			error: 'invalid_request'
		});
		await stillWell();
	});

	test('brackets and quotes inside a text are only text', async () => {
		const { body } = await browser.postText('/access/code', JSON.stringify({ code: '{["\\"__proto__\\":1]}\\' }));
		expect(body).toEqual({ error: 'code_unknown' });
	});

	test.each(['Suharto', "O'Brien", 'ꦲꦤꦕꦫꦏ', 'عبد الله', '😀 ibu', 'D. N. Aidit-Putra', '"; drop table person; --'])(
		'but every name is text: %s',
		async (login) => {
			const { status, body } = await browser.post('/access/login', { login, password: 'rahasia sekali' });
			expect([status, body]).toEqual([401, { error: 'login_failed' }]);
		}
	);

	test('and what it says of the fault never repeats what was sent', async () => {
		const { body } = await browser.postText('/access/code', '{"rahasia ibu":"<script>"}');
		expect(JSON.stringify(body)).not.toMatch(/rahasia|script/);
	});
});

describe('a body that is too large', () => {
	test('is refused at one megabyte and one byte, and taken at exactly one', async () => {
		const filled = (bytes: number) => GOOD + ' '.repeat(bytes - GOOD.length);
		expect((await browser.postText('/access/code', filled(1_000_000))).status).toBe(404);
		const { status, body } = await browser.postText('/access/code', filled(1_000_001));
		expect([status, body]).toEqual([413, { error: 'body_too_large' }]);
		await stillWell();
	});

	test('is not read to its end, however long it goes on', async () => {
		let sent = 0;
		const endless = new ReadableStream<Uint8Array>({
			pull(controller) {
				sent += 65_536;
				controller.enqueue(new Uint8Array(65_536).fill(0x20));
			}
		});
		const headers = { 'content-type': 'application/json' };
		const init = { method: 'POST', headers, body: endless, duplex: 'half' };
		expect((await browser.send('/access/code', init)).body).toEqual({ error: 'body_too_large' });
		expect(sent).toBeLessThan(1_300_000);
		await stillWell();
	});

	test('is refused by what it says of its length, before it comes', async () => {
		const answer = await browser.postText('/access/code', GOOD, { 'content-length': '10000000' });
		expect(answer.status).toBe(413);
	});
});

describe('only JSON is taken, called exactly so', () => {
	test.each([
		['application/json', 404],
		['application/json; charset=utf-8', 404],
		['Application/JSON;charset=UTF-8', 404],
		['text/plain', 415],
		['text/plain; application/json', 415],
		['application/json; charset=utf-16', 415],
		['application/json, application/json', 415],
		['application/jsonp', 415],
		['application/x-www-form-urlencoded', 415],
		['multipart/form-data; boundary=x', 415],
		['', 415]
	])('%s', async (type, expected) => {
		const answer = await browser.postText('/access/code', GOOD, { 'content-type': type });
		expect(answer.status).toBe(expected);
		if (expected === 415) expect(answer.body).toEqual({ error: 'wrong_content_type' });
		await stillWell();
	});

	test.each(['gzip', 'br', 'br,gzip,gzip'])('and never packed: %s', async (encoding) => {
		expect((await browser.postText('/access/code', GOOD, { 'content-encoding': encoding })).status).toBe(415);
	});
});

describe('an address', () => {
	test.each(['/nothing', '/access', '/access/code/more', '/access/%00', '/access//code', '/access/..%2f..%2fetc'])(
		'that there is not is answered in the one shape: %s',
		async (path) => {
			const { status, body } = await browser.get(path);
			expect([status, body]).toEqual([404, { error: 'not_found' }]);
		}
	);

	test.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
		'asked in another way says how it can be asked: %s',
		async (method) => {
			const { status, headers, body } = await browser.send('/access/code', { method });
			expect([status, headers.get('allow'), body]).toEqual([405, 'POST', { error: 'not_found', detail: 'method' }]);
		}
	);

	test('carries no question: those stand in bodies, and so in no log', async () => {
		for (const query of ['?id=1', '?id=1&id=2', '?id[$gt]=']) {
			const { status, body } = await browser.get(`/health${query}`);
			expect([status, body]).toEqual([400, { error: 'invalid_request', detail: 'query' }]);
		}
	});

	test('is not asked differently by a header that says so', async () => {
		const { status } = await browser.send('/access/logout', { headers: { 'x-http-method-override': 'POST' } });
		expect(status).toBe(405);
	});
});

test('an unforeseen fault says nothing of itself', async () => {
	const other = await House.open();
	const { browser: visitor } = await other.resident('198001012005011001', 'sponsor');
	await other.store.close();
	const { status, body } = await visitor.get('/access/session');
	expect([status, body]).toEqual([500, { error: 'internal' }]);
	expect(other.faults).toHaveLength(1);
});
