import { expect, test } from 'vitest';
import { createApi } from '#lib/sync/exchange/api.ts';
import { clientId, page } from '../support/copies.ts';

const asking = { protocol: 1, schema: 1, clientId: clientId(1), cursor: {}, limit: 128_000 };
const told = (body: unknown, status = 200) => Promise.resolve(Response.json(body, { status }));
const pull = (answer: () => Promise<Response>) => createApi(answer).network.pull(asking);

test('a page of the server is an answer', async () => {
	expect(await pull(() => told(page()))).toEqual({ ok: true, answer: page() });
});

test.each<[string, () => Promise<Response>]>([
	['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
	[
		'a captive portal’s page with 200',
		() => Promise.resolve(new Response('<html>Login Wi-Fi</html>', { status: 200 }))
	],
	['a captive portal’s page with 403', () => Promise.resolve(new Response('<html>', { status: 403 }))],
	['JSON of somebody else', () => told({ hello: 'world' })],
	['an answer cut short', () => Promise.resolve(new Response(JSON.stringify(page()).slice(0, 40)))],
	['a fault of the server', () => told({ error: 'internal' }, 500)],
	['a gateway’s fault', () => Promise.resolve(new Response('Bad Gateway', { status: 502 }))]
])('%s counts as nobody having answered', async (_what, answer) => {
	expect(await pull(answer)).toEqual({ ok: false, why: 'unreachable' });
});

test.each([
	[401, 'signed_out', 'signedOut'],
	[409, 'client_reused', 'clientReused'],
	[426, 'upgrade_required', 'outdated'],
	[503, 'busy', 'busy'],
	[400, 'invalid_request', 'refused']
])('%i is understood', async (status, error, why) => {
	expect(await pull(() => told({ error }, status))).toMatchObject({ ok: false, why });
});

test('a server that asks for time is heard', async () => {
	expect(await pull(() => told({ error: 'busy', retryAfter: 7 }, 503))).toEqual({
		ok: false,
		why: 'busy',
		afterMs: 7000
	});
});
