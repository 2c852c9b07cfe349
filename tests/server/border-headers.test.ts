import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '#server/site/site.ts';
import { House } from '#tests/support/house.ts';

const SCRIPT = 'console.log("mulai")';
const SHELL = `<!doctype html><script>${SCRIPT}</script>`;
const ANNOUNCER = 'position:absolute';
let house: House;
let root: string;
let site: ReturnType<typeof createSite>;

beforeAll(async () => {
	root = mkdtempSync(join(tmpdir(), 'berbagi-site-'));
	mkdirSync(join(root, '_app/immutable'), { recursive: true });
	const files = {
		'200.html': SHELL,
		'index.html': `${SHELL}<p>beranda`,
		'keluarga.html': `${SHELL}<p>keluarga`,
		'service-worker.js': '/* worker */',
		'manifest.webmanifest': '{}',
		'_app/immutable/start.js': `x='<div id="svelte-announcer" style="${ANNOUNCER}">'`
	};
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(join(root, name), text);
		writeFileSync(join(root, `${name}.br`), brotliCompressSync(text));
	}
	house = await House.open();
	site = createSite(root, house.app, (fault) => house.faults.push(fault));
});
afterAll(async () => {
	await house.close();
	rmSync(root, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	Promise.resolve(site.request(path, { method, headers }));

const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

describe('every answer carries the same guard', () => {
	const broken = {
		fetch: (): Response => {
			throw new Error('broken');
		}
	};
	const cases: [string, () => Promise<Response>, number][] = [
		['a page', () => get('/keluarga'), 200],
		['the page of an address that only the app knows', () => get('/keluarga/123'), 200],
		['data', () => get('/api/health'), 200],
		['data that is not for everybody', () => get('/api/access/session'), 401],
		['an API address that there is not', () => get('/api/nothing'), 404],
		['a file that there is not', () => get('/_app/immutable/gone.js'), 404],
		['a page that was asked wrongly', () => get('/keluarga', {}, 'POST'), 404],
		['the worker', () => get('/service-worker.js'), 200],
		['only the head of a page', () => get('/keluarga', {}, 'HEAD'), 200],
		[
			'a page that has not changed',
			async () => get('/', { 'if-none-match': (await get('/')).headers.get('etag') ?? '' }),
			304
		],
		['a failure', () => Promise.resolve(createSite(root, broken, () => undefined).request('/api/health')), 500]
	];

	test.each(cases)('%s', async (_, ask, status) => {
		const answer = await ask();
		expect(answer.status).toBe(status);
		const guard = [...answer.headers].filter(([name]) =>
			/^(content-sec|cross|x-content|referrer|permissions|strict)/.test(name)
		);
		expect(Object.fromEntries(guard)).toEqual({
			'content-security-policy': expect.stringContaining("default-src 'none'"),
			'cross-origin-embedder-policy': 'require-corp',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'permissions-policy': expect.stringMatching(/^camera=\(self\), geolocation=\(self\), microphone=\(\)/),
			'referrer-policy': 'no-referrer',
			'strict-transport-security': 'max-age=63072000; includeSubDomains',
			'x-content-type-options': 'nosniff'
		});
		expect(answer.headers.has('server')).toBe(false);
		expect(answer.headers.has('x-powered-by')).toBe(false);
		expect(await answer.text()).not.toMatch(/at .*\.ts:\d+/);
	});
});

describe('the policy', () => {
	const policy = async () => (await get('/')).headers.get('content-security-policy') ?? '';

	test('lets run what this build wrote into its pages, and nothing else that is inline', async () => {
		expect(await policy()).toContain(`script-src 'self' ${sha(SCRIPT)};`);
		expect(await policy()).toContain(`style-src-attr 'unsafe-hashes' ${sha(ANNOUNCER)};`);
		expect(await policy()).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:/);
	});

	test('asks for trusted types, and lets nobody frame the app', async () => {
		expect(await policy()).toContain("require-trusted-types-for 'script'");
		expect(await policy()).toContain("frame-ancestors 'none'");
		expect(await policy()).toContain('report-to csp');
		expect((await get('/')).headers.get('reporting-endpoints')).toBe('csp="/api/csp"');
	});
});

describe('how long an answer is kept', () => {
	test.each([
		['data never', '/api/health', 'no-store'],
		['a refusal never', '/api/access/session', 'no-store'],
		['a missing address never', '/api/nothing', 'no-store'],
		['the worker is asked for each time', '/service-worker.js', 'no-cache'],
		['a page is asked for each time', '/keluarga', 'no-cache'],
		['the list of what to install is asked for each time', '/manifest.webmanifest', 'no-cache'],
		['a file named by what is in it for ever', '/_app/immutable/start.js', 'public, max-age=31536000, immutable']
	])('%s', async (_, path, expected) => {
		expect((await get(path)).headers.get('cache-control')).toBe(expected);
	});

	test('a missing file is not kept as if it were there', async () => {
		expect((await get('/_app/immutable/gone.js')).headers.get('cache-control')).toBeNull();
	});
});

describe('a page', () => {
	test('stands at its own address, and what only the app knows gets the shell', async () => {
		expect(await (await get('/keluarga')).text()).toContain('keluarga');
		expect(await (await get('/')).text()).toContain('beranda');
		expect(await (await get('/kunjungan/baru')).text()).toBe(SHELL);
	});

	test('that has not changed is not sent again, packed or not', async () => {
		for (const encoding of ['identity', 'br']) {
			const first = await get('/keluarga', { 'accept-encoding': encoding });
			const tag = first.headers.get('etag') ?? '';
			expect(tag).toMatch(/^W\/"[\w-]{22}"$/);
			const again = await get('/keluarga', { 'accept-encoding': encoding, 'if-none-match': tag });
			expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
			expect(again.headers.get('cache-control')).toBe('no-cache');
			expect((await get('/', { 'if-none-match': tag })).status).toBe(200);
		}
	});

	test('travels packed where that is understood', async () => {
		const packed = await get('/keluarga', { 'accept-encoding': 'gzip, br' });
		expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
		expect((await get('/keluarga')).headers.get('content-encoding')).toBeNull();
	});

	test.each([
		'/..%2f..%2fetc%2fpasswd',
		'/%2e%2e/%2e%2e/etc/passwd',
		'/..\\..\\etc\\passwd',
		'/.git/config',
		'/%00.js',
		'/%c0%ae%c0%ae/'
	])('never comes from outside the build: %s', async (path) => {
		const answer = await get(path);
		expect([200, 404]).toContain(answer.status);
		if (answer.status === 200) expect(await answer.text()).toBe(SHELL);
	});
});

test('data travel packed where that is understood', async () => {
	const packed = await get('/api/health', { 'accept-encoding': 'gzip' });
	expect(packed.headers.get('content-encoding')).toBe('gzip');
	expect(JSON.parse(gunzipSync(await packed.arrayBuffer()).toString())).toEqual({ ok: true });
	expect((await get('/api/health')).headers.get('content-encoding')).toBeNull();
});
