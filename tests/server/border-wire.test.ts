import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen } from '#server/ops/listen.ts';
import { createSite } from '#server/site/site.ts';
import { House } from '#tests/support/house.ts';

let house: House;
let server: Listening;
beforeAll(async () => {
	house = await House.open();
	const site = createSite('tests/support', house.app, (fault) => house.faults.push(fault));
	server = await listen(site, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
	await server.stop();
	await house.close();
});
afterEach(async () => {
	const health = await fetch(`http://127.0.0.1:${String(server.port)}/api/health`);
	expect([await health.json(), house.faults]).toEqual([{ ok: true }, []]);
});

/** What comes back for bytes as they stand, until the server has hung up or, after a moment, we do. */
async function say(...parts: string[]): Promise<string> {
	const line = connect(server.port, '127.0.0.1').setEncoding('latin1');
	let heard = '';
	// A line that is cut counts as what was heard until then.
	line.on('data', (chunk: string) => (heard += chunk)).on('error', () => line.destroy());
	const closed = once(line, 'close');
	await once(line, 'connect');
	for (const part of parts) {
		line.write(part, 'latin1');
		await sleep(20);
	}
	setTimeout(() => line.end(), 300);
	await closed;
	return heard;
}

const statusOf = (answer: string): number | undefined => {
	const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
	return status === undefined ? undefined : Number(status);
};

const POST = 'POST /api/access/code HTTP/1.1\r\nHost: x\r\nX-Berbagi: 1\r\nContent-Type: application/json\r\n';
const GOOD = '{"code":"0000000000000"}';

test('an ordinary request in ordinary bytes is answered', async () => {
	expect(statusOf(await say(`${POST}Content-Length: ${String(GOOD.length)}\r\n\r\n${GOOD}`))).toBe(404);
	expect(statusOf(await say(`${POST}Transfer-Encoding: chunked\r\n\r\n18\r\n${GOOD}\r\n0\r\n\r\n`))).toBe(404);
});

describe('bytes that are no proper request harm nobody else', () => {
	test.each([
		[
			'two lengths that contradict each other',
			[`${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`]
		],
		['a chunk of no size', [`${POST}Transfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n`]],
		['no request at all', ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03']],
		['a header with a NUL', ['GET /api/health HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n']],
		['more header than sixteen kilobytes', [`GET /api/health HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(16_500)}\r\n\r\n`]],
		['a host that is none', ['GET /api/health HTTP/1.1\r\nHost: a b^\r\n\r\n']],
		['no host', ['GET /api/health HTTP/1.1\r\n\r\n']],
		['two content types', [`${POST}Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}`]]
	])('%s', async (_, parts) => {
		const status = statusOf(await say(...parts));
		expect([400, 415, 431]).toContain(status);
	});

	test('a length that is too short leaves what follows without effect', async () => {
		const answer = await say(`${POST}Content-Length: 9\r\n\r\n${GOOD}`);
		expect(statusOf(answer)).toBe(400);
		expect(answer).not.toContain('code_unknown');
	});

	test('somebody who hangs up in the middle is forgotten', async () => {
		await say(`${POST}Content-Length: 500\r\n\r\n`, '{"code":');
	});

	test('a request that waits to be asked for its body is asked', async () => {
		const answer = await say(`${POST}Expect: 100-continue\r\nContent-Length: ${String(GOOD.length)}\r\n\r\n`, GOOD);
		expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 404/);
	});
});

describe('what a request says of where it came from', () => {
	test.each([
		['another host', 'GET /api/health HTTP/1.1\r\nHost: jahat.example\r\n\r\n'],
		['an address in full', 'GET http://jahat.example/api/health HTTP/1.1\r\nHost: jahat.example\r\n\r\n'],
		[
			'a forwarder',
			'GET /api/health HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Host: jahat.example\r\n\r\n'
		]
	])('comes back in no answer: %s', async (_, request) => {
		const answer = await say(request);
		expect(statusOf(answer)).toBe(200);
		expect(answer).not.toContain('jahat');
	});

	test('two hundred requests in one go are answered one after the other', async () => {
		const answer = await say('GET /api/health HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(200));
		expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(200);
	});
});
