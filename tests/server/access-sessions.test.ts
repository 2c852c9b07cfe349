import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { House } from '#tests/support/house.ts';
import type { Visitor } from '#tests/support/visitor.ts';

const LOGIN = '198001012005011001';
const HOUR = 60 * MINUTE;
let house: House;
beforeEach(async () => {
	house = await House.open();
});
afterEach(() => house.close());

const isIn = async (browser: Visitor) => (await browser.get('/access/session')).status === 200;
const settled = () => house.store.write(() => Promise.resolve());

describe('the cookies', () => {
	test('are for this host alone, over TLS alone, out of reach of scripts and of other sites', async () => {
		const id = await house.settle(LOGIN, 'sponsor');
		const { headers } = await house
			.visitor()
			.post('/access/activate', { code: await house.slip(id), password: 'sandi asli' });
		const set = headers.getSetCookie();
		expect(set.map((cookie) => cookie.split('=')[0]).sort()).toEqual(['__Host-device', '__Host-sid']);
		for (const cookie of set) {
			const [pair = '', ...attributes] = cookie.split('; ');
			expect(pair).toMatch(/^__Host-(sid|device)=[\w-]{43}$/);
			const kept = attributes.filter((attribute) => !attribute.startsWith('Max-Age='));
			expect(kept.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
		}
	});

	test('are worth nothing in a copy of the database, which holds only their hashes', async () => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		const rows = await house.store.read(async (db) => [
			await db.selectFrom('session').selectAll().execute(),
			await db.selectFrom('device').selectAll().execute(),
			await db.selectFrom('activation').selectAll().execute()
		]);
		const dump = JSON.stringify(rows);
		for (const token of browser.cookies.values()) {
			expect(dump).not.toContain(token);
			expect(dump).toContain(createHash('sha256').update(token).digest('hex'));
		}
	});

	test.each([
		['twice with different tokens', (sid: string) => `__Host-sid=${sid}; __Host-sid=${'A'.repeat(43)}`],
		['with letters that no token has', () => `__Host-sid=${'é'.repeat(43)}`.normalize('NFD').replace(/[^ -~]/g, '%')],
		['eight kilobytes long', () => `__Host-sid=${'A'.repeat(8192)}`],
		['under another name', (sid: string) => `sid=${sid}`]
	])('that come %s are no session', async (_, cookieOf) => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		const cookie = cookieOf(browser.cookies.get('__Host-sid') ?? '');
		expect((await house.visitor().send('/access/session', { headers: { cookie } })).status).toBe(401);
		expect(await isIn(browser)).toBe(true);
	});
});

describe('a new sign-in', () => {
	test('has a new token, and the old one is dead', async () => {
		const { browser, password } = await house.resident(LOGIN, 'sponsor');
		const before = browser.copy();
		await browser.post('/access/login', { login: LOGIN, password });
		expect(browser.cookies.get('__Host-sid')).not.toBe(before.cookies.get('__Host-sid'));
		expect([await isIn(browser), await isIn(before)]).toEqual([true, false]);
	});

	test('never takes over a token that somebody planted', async () => {
		const id = await house.settle(LOGIN, 'sponsor');
		const planted = house.visitor();
		planted.cookies.set('__Host-sid', 'A'.repeat(43)).set('__Host-device', 'B'.repeat(43));
		const attacker = planted.copy();
		await planted.post('/access/activate', { code: await house.slip(id), password: 'sandi asli' });
		expect(planted.cookies.get('__Host-sid')).not.toBe('A'.repeat(43));
		expect(planted.cookies.get('__Host-device')).not.toBe('B'.repeat(43));
		expect((await attacker.post('/access/login', { login: LOGIN, password: 'sandi asli' })).status).toBe(401);
	});

	test('of somebody else on the same browser ends the session of the first', async () => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		const before = browser.copy();
		const other = await house.settle('084012345678', 'villageHead');
		await browser.post('/access/activate', { code: await house.slip(other), password: 'sandi lain lagi' });
		expect(await isIn(before)).toBe(false);
	});
});

describe('how long a session lasts', () => {
	test('in the field: sixty days unused', async () => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		house.now += 60 * DAY - 1;
		expect(await isIn(browser)).toBe(true);
		await settled();
		house.now += 60 * DAY;
		expect(await isIn(browser)).toBe(false);
	});

	test('in the field: a hundred and eighty days, however much it is used', async () => {
		const { browser } = await house.resident(LOGIN, 'villageHead');
		const until = house.now + 180 * DAY;
		for (; house.now + 30 * DAY < until; await settled()) {
			house.now += 30 * DAY;
			expect(await isIn(browser)).toBe(true);
		}
		house.now = until - 1;
		expect(await isIn(browser)).toBe(true);
		house.now = until;
		expect(await isIn(browser)).toBe(false);
	});

	test('of an administrator: half an hour unused, twelve hours at the most', async () => {
		const idle = await house.resident('admin', 'admin');
		house.now += 30 * MINUTE;
		expect(await isIn(idle.browser)).toBe(false);

		const busy = await house.resident('admin2', 'admin');
		const until = house.now + 12 * HOUR;
		for (; house.now + 25 * MINUTE < until; await settled()) {
			house.now += 25 * MINUTE;
			expect(await isIn(busy.browser)).toBe(true);
		}
		house.now = until;
		expect(await isIn(busy.browser)).toBe(false);
	});

	test('is an administrator’s from the moment somebody becomes one', async () => {
		const { id, browser } = await house.resident(LOGIN, 'sponsor');
		house.now += 13 * HOUR;
		expect(await isIn(browser)).toBe(true);
		const hat = {
			id: crypto.randomUUID(),
			person_id: id,
			village_code: null,
			start_date: '2026-01-01',
			end_date: null
		};
		await house.store.write(({ db }) =>
			db
				.insertInto('person_role')
				.values({ ...hat, role: 'admin' })
				.execute()
		);
		expect(await isIn(browser)).toBe(false);
	});

	test('is counted from its last use, noted once a minute at the most', async () => {
		const { id, browser } = await house.resident(LOGIN, 'sponsor');
		const usedAt = async () => {
			await settled();
			const row = await house.store.read((db) =>
				db.selectFrom('session').select('used_at').where('person_id', '=', id).executeTakeFirstOrThrow()
			);
			return row.used_at;
		};
		const begun = house.now;
		house.now += MINUTE - 1;
		await isIn(browser);
		expect(await usedAt()).toBe(begun);
		house.now += 1;
		await isIn(browser);
		expect(await usedAt()).toBe(begun + MINUTE);
	});
});
