import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { House } from '#tests/support/house.ts';
import type { Visitor } from '#tests/support/visitor.ts';

const LOGIN = '198001012005011001';
let house: House;
beforeEach(async () => {
	house = await House.open();
});
afterEach(() => house.close());

const isIn = async (browser: Visitor) => (await browser.get('/access/session')).status === 200;

describe('a session ends everywhere at once', () => {
	test('when its owner signs out', async () => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		const copy = browser.copy();
		expect((await browser.post('/access/logout')).body).toEqual({ ok: true });
		expect(browser.cookies.has('__Host-sid')).toBe(false);
		expect([await isIn(browser), await isIn(copy)]).toEqual([false, false]);
		expect((await browser.post('/access/logout')).status).toBe(200);
	});

	test('when the account is disabled: the phone may hand in what it holds, and nothing else', async () => {
		const { id, browser } = await house.resident(LOGIN, 'sponsor');
		await house.store.write(({ db }) =>
			db.updateTable('person').set({ status: 'disabled' }).where('id', '=', id).execute()
		);
		expect(await isIn(browser)).toBe(false);
		expect((await browser.post('/sync/pull', {})).status).toBe(401);
		expect((await browser.post('/sync/push', {})).body.error).toBe('invalid_request');
	});
});

describe('a person’s devices', () => {
	async function twoPhones() {
		const { id, browser, password } = await house.resident(LOGIN, 'sponsor');
		const code = await house.slip(id);
		const lost = house.visitor();
		const headers = {
			'user-agent': 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
		};
		await lost.postText('/access/activate', JSON.stringify({ code, password }), headers);
		await browser.post('/access/login', { login: LOGIN, password });
		return { browser, lost };
	}

	test('are listed by what they are and when they were last seen', async () => {
		const { browser } = await twoPhones();
		const { devices } = (await browser.get('/access/devices')).body;
		expect(devices.map(({ label, current }: never) => ({ label, current }))).toEqual(
			expect.arrayContaining([
				{ label: 'Browser', current: true },
				{ label: 'Chrome · Android', current: false }
			])
		);
		expect(devices).toHaveLength(2);
	});

	test('are closed one by one: a closed one hands in for thirty days and does nothing else', async () => {
		const { browser, lost } = await twoPhones();
		const { devices } = (await browser.get('/access/devices')).body;
		const { id } = devices.find(({ current }: { current: boolean }) => !current);
		expect((await browser.post('/access/devices/close', { id })).status).toBe(200);
		expect((await browser.get('/access/devices')).body.devices).toHaveLength(1);
		expect([await isIn(browser), await isIn(lost)]).toEqual([true, false]);
		expect((await lost.post('/sync/push', {})).body.error).toBe('invalid_request');
		house.now += 30 * DAY;
		expect((await lost.post('/sync/push', {})).body.error).toBe('signed_out');
	});

	test('of somebody else cannot be told from devices that there are not', async () => {
		const { browser } = await house.resident(LOGIN, 'sponsor');
		const other = await house.resident('084012345678', 'villageHead');
		const { id } = (await other.browser.get('/access/devices')).body.devices[0];
		const foreign = await browser.post('/access/devices/close', { id });
		const invented = await browser.post('/access/devices/close', { id: crypto.randomUUID() });
		expect([foreign.status, foreign.body]).toEqual([404, { error: 'not_found' }]);
		expect([foreign.status, foreign.body]).toEqual([invented.status, invented.body]);
		expect(await isIn(other.browser)).toBe(true);
	});
});

test('no answer and no database row ever holds a password, and no route takes one for somebody else', async () => {
	const { browser, password } = await house.resident(LOGIN, 'sponsor');
	const answers = [
		await browser.post('/access/login', { login: LOGIN, password }),
		await browser.get('/access/session'),
		await browser.post('/access/password', { current: password, next: 'kata sandi baru' })
	];
	const people = await house.store.read((db) => db.selectFrom('person').selectAll().execute());
	for (const secret of [password, 'kata sandi baru']) expect(JSON.stringify([answers, people])).not.toContain(secret);
});
