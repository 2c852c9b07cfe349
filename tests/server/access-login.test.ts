import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { createPasswords } from '#server/access/passwords.ts';
import { House, quickPasswords } from '#tests/support/house.ts';
import type { Visitor } from '#tests/support/visitor.ts';

const LOGIN = '198001012005011001';
const PEPPER = Buffer.from('pepper of the tests');
let house: House;
beforeEach(async () => {
	house = await House.open();
});
afterEach(() => house.close());

const tryIn = (browser: Visitor, password: string, login: string = LOGIN) =>
	browser.post('/access/login', { login, password });

describe('signing in', () => {
	test('works on a browser that was activated, and nowhere else', async () => {
		const { id, browser, password } = await house.resident(LOGIN, 'sponsor');
		await browser.post('/access/logout');
		const { status, body } = await tryIn(browser, password);
		expect([status, body.profile.id]).toEqual([200, id]);

		const elsewhere = house.visitor();
		const refused = await tryIn(elsewhere, password);
		expect([refused.status, refused.body]).toEqual([401, { error: 'login_failed' }]);
		expect(elsewhere.cookies.size).toBe(0);
	});

	test.each(['198001 01 200501 1 001', ' 198001012005011001 ', '19800101-200501-1-001'])(
		'takes the number as people write it: %s',
		async (typed) => {
			const { browser, password } = await house.resident(LOGIN, 'sponsor');
			expect((await tryIn(browser, password, typed)).status).toBe(200);
		}
	);

	test.each(['0840-1234-5678', '+62 840 1234 5678', '62840 1234 5678'])(
		'takes a telephone number as people write it: %s',
		async (typed) => {
			const { browser, password } = await house.resident('084012345678', 'villageHead');
			expect((await tryIn(browser, password, typed)).status).toBe(200);
		}
	);

	test('answers alike for somebody unknown, a wrong password, a foreign browser and somebody disabled', async () => {
		const { id, browser, password } = await house.resident(LOGIN, 'sponsor');
		const wrong = await tryIn(browser, 'kata sandi lain');
		const unknown = await tryIn(browser, password, '199001012015011009');
		const foreign = await tryIn(house.visitor(), password);
		await house.store.write(({ db }) =>
			db.updateTable('person').set({ status: 'disabled' }).where('id', '=', id).execute()
		);
		const disabled = await tryIn(browser, password);
		for (const { status, headers, body } of [wrong, unknown, foreign, disabled]) {
			expect([status, body]).toEqual([401, { error: 'login_failed' }]);
			expect([...headers.keys()].sort()).toEqual([...wrong.headers.keys()].sort());
		}
	});

	test('does the same work for somebody unknown as for somebody known', async () => {
		await house.close();
		const asked: boolean[] = [];
		const real = quickPasswords();
		house = await House.open({
			passwords: { ...real, verify: (password, phc) => (asked.push(phc !== undefined), real.verify(password, phc)) }
		});
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		await tryIn(browser, password);
		await tryIn(house.visitor(), password);
		await tryIn(browser, password, 'siapa');
		expect(asked).toEqual([true, false, false]);
	});

	test('lets two people use one browser, each into their own account', async () => {
		const first = await house.resident(LOGIN, 'sponsor');
		const second = await house.settle('084012345678', 'villageHead');
		await first.browser.post('/access/activate', { code: await house.slip(second), password: 'sandi kepala desa' });
		expect((await first.browser.get('/access/session')).body.profile.id).toBe(second);
		await tryIn(first.browser, first.password);
		expect((await first.browser.get('/access/session')).body.profile.id).toBe(first.id);
		expect((await tryIn(first.browser, first.password, '084012345678')).status).toBe(401);
	});
});

describe('wrong passwords', () => {
	test('are free four times and then cost a delay that grows to a quarter of an hour and never further', async () => {
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		for (let guess = 0; guess < 4; guess++) expect((await tryIn(browser, 'tebakan')).status).toBe(401);
		const delays: number[] = [];
		while (delays.length < 8) {
			expect((await tryIn(browser, 'tebakan')).status).toBe(401);
			const { status, headers, body } = await tryIn(browser, password);
			expect([status, body]).toEqual([429, { error: 'login_delayed', retryAfter: Number(headers.get('retry-after')) }]);
			delays.push(body.retryAfter);
			house.now += body.retryAfter * 1000;
		}
		expect(delays).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
		expect((await tryIn(browser, password)).status).toBe(200);
	});

	test('are forgotten with the right one', async () => {
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		for (let guess = 0; guess < 4; guess++) await tryIn(browser, 'tebakan');
		expect((await tryIn(browser, password)).status).toBe(200);
		for (let guess = 0; guess < 4; guess++) expect((await tryIn(browser, 'tebakan')).status).toBe(401);
		expect((await tryIn(browser, password)).status).toBe(200);
	});

	test('are evaluated no further than the delay, however many come at once', async () => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		const burst = await Promise.all(Array.from({ length: 20 }, () => tryIn(browser.copy(), 'tebakan')));
		expect(burst.filter(({ status }) => status === 401)).toHaveLength(5);
		expect(burst.filter(({ status }) => status === 429)).toHaveLength(15);
	});

	test('from a browser that was never activated delay nobody', async () => {
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		for (let guess = 0; guess < 30; guess++) expect((await tryIn(house.visitor(), 'tebakan')).status).toBe(401);
		expect((await tryIn(browser, password)).status).toBe(200);
	});
});

describe('another password', () => {
	const change = (browser: Visitor, current: string, next: string) =>
		browser.post('/access/password', { current, next });

	test('needs the present one', async () => {
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		expect((await change(browser, 'tebakan saja', 'kata sandi baru')).body).toEqual({ error: 'login_failed' });
		expect((await tryIn(browser, password)).status).toBe(200);
	});

	test('ends every other session, and gives this one a new token', async () => {
		const { id, browser, password } = await house.resident(LOGIN, 'sponsor');
		const other = house.visitor();
		await other.post('/access/activate', { code: await house.slip(id), password });
		await tryIn(browser, password);
		const before = browser.copy();
		expect((await change(browser, password, 'kata sandi baru')).status).toBe(200);
		expect((await browser.get('/access/session')).status).toBe(200);
		expect((await before.get('/access/session')).status).toBe(401);
		expect((await other.get('/access/session')).status).toBe(401);
		expect((await tryIn(other, password)).status).toBe(401);
		expect((await tryIn(other, 'kata sandi baru')).status).toBe(200);
	});

	test('is measured like the first', async () => {
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		expect((await change(browser, password, 'pendek')).body).toEqual({ error: 'password_too_short' });
		expect((await change(browser, password, 'p'.repeat(129))).body).toEqual({ error: 'password_too_long' });
	});
});

describe('how passwords are kept', () => {
	const phcOf = async (id: string) =>
		(
			await house.store.read((db) =>
				db.selectFrom('person').select('password_hash').where('id', '=', id).executeTakeFirst()
			)
		)?.password_hash ?? '';

	test('is Argon2id with 19 MiB and two passes, in the usual spelling', async () => {
		const hashed = await createPasswords({ pepper: PEPPER }).hash('telur ayam');
		expect(hashed.ok && hashed.value).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	});

	test('needs the pepper, which the database does not hold', async () => {
		const hashed = await quickPasswords().hash('telur ayam');
		const phc = hashed.ok ? hashed.value : '';
		expect(await quickPasswords().verify('telur ayam', phc)).toEqual({ ok: true, value: { ok: true, stale: false } });
		const elsewhere = createPasswords({ pepper: Buffer.from('another') });
		expect(await elsewhere.verify('telur ayam', phc)).toEqual({ ok: true, value: { ok: false, stale: false } });
	});

	test('is renewed at the next sign-in once more work is asked for', async () => {
		await house.close();
		const passwords = { ...quickPasswords() };
		house = await House.open({ passwords });
		const { id, browser, password } = await house.resident(LOGIN, 'sponsor');
		expect(await phcOf(id)).toContain('m=8,t=1');
		Object.assign(passwords, createPasswords({ pepper: PEPPER, cost: { memory: 16, passes: 2, parallelism: 1 } }));
		expect((await tryIn(browser, password)).status).toBe(200);
		expect(await phcOf(id)).toContain('m=16,t=2');
		expect((await tryIn(browser, password)).status).toBe(200);
	});

	test('never waits in a queue without end: the fifty-first is told to come again, and nobody is harmed', async () => {
		await house.close();
		const narrow = createPasswords({ pepper: PEPPER, cost: { memory: 8, passes: 1, parallelism: 1 }, concurrency: 1 });
		house = await House.open({ passwords: narrow });
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		const flood = await Promise.all(Array.from({ length: 200 }, () => tryIn(house.visitor(), 'tebakan')));
		const turnedAway = flood.filter(({ status }) => status === 503);
		expect(turnedAway.length).toBeGreaterThan(50);
		expect(flood.length - turnedAway.length).toBeGreaterThanOrEqual(51);
		const waits = new Set(turnedAway.map(({ headers }) => headers.get('retry-after')));
		expect(waits.size).toBeGreaterThan(3);
		for (const { body, headers } of turnedAway) {
			expect(body).toEqual({ error: 'busy', retryAfter: Number(headers.get('retry-after')) });
		}
		expect((await tryIn(browser, password)).status).toBe(200);
	});
});

test('a delay of one account leaves every other one alone', async () => {
	const first = await house.resident(LOGIN, 'sponsor');
	const second = await house.resident('084012345678', 'villageHead');
	for (let guess = 0; guess < 6; guess++) await tryIn(first.browser, 'tebakan');
	house.now += MINUTE / 4;
	expect((await tryIn(first.browser, first.password)).status).toBe(429);
	expect((await tryIn(second.browser, second.password, '084012345678')).status).toBe(200);
});
