import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { House } from '#tests/support/house.ts';

const PASSWORD = 'telur ayam satu kilo';
let house: House;
beforeEach(async () => {
	house = await House.open();
});
afterEach(() => house.close());

async function slipFor(login = '198001012005011001') {
	const id = await house.settle(login, 'sponsor');
	return { id, login, code: await house.slip(id) };
}

describe('a slip with a code', () => {
	test('says whose it is and until when, before anybody has used it', async () => {
		const { code } = await slipFor();
		const { status, body } = await house.visitor().post('/access/code', { code });
		expect(status).toBe(200);
		expect(body).toEqual({ name: expect.any(String), expiresAt: house.now + 30 * DAY, passwordSet: false });
	});

	test('lets its owner set a password and signs them in', async () => {
		const { id, code } = await slipFor();
		const browser = house.visitor();
		const { status, body } = await browser.post('/access/activate', { code, password: PASSWORD });
		expect(status).toBe(200);
		expect(body.profile).toMatchObject({ id, roles: [{ name: 'sponsor' }], demo: false });
		expect((await browser.get('/access/session')).body).toEqual(body);
	});

	test('is read as people copy it: small letters, blanks and dashes, O for 0 and L for 1', async () => {
		const { code } = await slipFor();
		const copied = ` ${code
			.toLowerCase()
			.replaceAll('0', 'o')
			.replaceAll('1', 'l')
			.replace(/(.{4})/g, '$1-')}`;
		expect((await house.visitor().post('/access/code', { code: copied })).status).toBe(200);
	});

	test('with one wrong character is no code at all', async () => {
		const { code } = await slipFor();
		const wrong = (code.startsWith('7') ? '8' : '7') + code.slice(1);
		const { status, body } = await house.visitor().post('/access/activate', { code: wrong, password: PASSWORD });
		expect([status, body]).toEqual([404, { error: 'code_unknown' }]);
	});

	test('is good until the last second of its thirtieth day, and then no longer', async () => {
		const { code } = await slipFor();
		house.now += 30 * DAY - 1000;
		expect((await house.visitor().post('/access/code', { code })).status).toBe(200);
		house.now += 1000;
		const { status, body } = await house.visitor().post('/access/activate', { code, password: PASSWORD });
		expect([status, body]).toEqual([410, { error: 'code_expired' }]);
	});

	test('is dead once a newer one was issued', async () => {
		const { id, code } = await slipFor();
		const newer = await house.slip(id);
		expect((await house.visitor().post('/access/code', { code })).body).toEqual({ error: 'code_spent' });
		expect((await house.visitor().post('/access/code', { code: newer })).status).toBe(200);
	});

	test('of somebody disabled answers like one that never was', async () => {
		const { id, code } = await slipFor();
		await house.store.write(({ db }) =>
			db.updateTable('person').set({ status: 'disabled' }).where('id', '=', id).execute()
		);
		const disabled = await house.visitor().post('/access/code', { code });
		const invented = await house.visitor().post('/access/code', { code: '0000-0000-0000-0' });
		expect([disabled.status, disabled.body]).toEqual([invented.status, invented.body]);
	});
});

describe('a second browser of the same person', () => {
	async function used() {
		const slip = await slipFor();
		await house.visitor().post('/access/activate', { code: slip.code, password: PASSWORD });
		return slip;
	}

	test('is added within a day by the code and the password', async () => {
		const { id, code } = await used();
		house.now += DAY - 1;
		const installed = house.visitor();
		expect((await installed.post('/access/code', { code })).body.passwordSet).toBe(true);
		const { status, body } = await installed.post('/access/activate', { code, password: PASSWORD });
		expect([status, body.profile.id]).toEqual([200, id]);
		expect((await installed.get('/access/devices')).body.devices).toHaveLength(2);
	});

	test('is not added a day later', async () => {
		const { code } = await used();
		house.now += DAY;
		const { status, body } = await house.visitor().post('/access/activate', { code, password: PASSWORD });
		expect([status, body]).toEqual([410, { error: 'code_spent' }]);
	});

	test('needs the password that was set, and cannot set another', async () => {
		const { code, login } = await used();
		const thief = house.visitor();
		const { status, body } = await thief.post('/access/activate', { code, password: 'kata sandi lain' });
		expect([status, body]).toEqual([401, { error: 'code_needs_password' }]);
		expect((await thief.get('/access/session')).status).toBe(401);
		expect((await thief.post('/access/login', { login, password: 'kata sandi lain' })).status).toBe(401);
	});

	test('burns the code at the fifth wrong password, so that even the right one is too late', async () => {
		const { code } = await used();
		const wrong = async () =>
			(await house.visitor().post('/access/activate', { code, password: 'tebakan' })).body.error;
		for (let guess = 0; guess < 5; guess++) expect(await wrong()).toBe('code_needs_password');
		expect(await wrong()).toBe('code_spent');
		const { body } = await house.visitor().post('/access/activate', { code, password: PASSWORD });
		expect(body).toEqual({ error: 'code_spent' });
	});
});

describe('two people who redeem one code at the same moment', () => {
	test('do not both set the password: one does, the other is asked for it', async () => {
		const { code, login } = await slipFor();
		const passwords = ['kata sandi pertama', 'kata sandi kedua'];
		const browsers = passwords.map(() => house.visitor());
		const answers = await Promise.all(
			browsers.map((browser, n) => browser.post('/access/activate', { code, password: passwords[n] }))
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
		expect(answers.find(({ status }) => status === 401)?.body).toEqual({ error: 'code_needs_password' });

		const winner = answers.findIndex(({ status }) => status === 200);
		const logins = await Promise.all(
			passwords.map((password) => browsers[winner]!.copy().post('/access/login', { login, password }))
		);
		expect(logins.map(({ status }) => status)).toEqual(passwords.map((_, n) => (n === winner ? 200 : 401)));
	});

	test('both get in when both give the same password, as with a double tap', async () => {
		const { code } = await slipFor();
		const browser = house.visitor();
		const taps = await Promise.all(
			[1, 2].map(() => browser.copy().post('/access/activate', { code, password: PASSWORD }))
		);
		expect(taps.map(({ status }) => status)).toEqual([200, 200]);
	});
});

describe('a password', () => {
	const judge = async (password: string) => {
		const { code } = await slipFor();
		const { status, body } = await house.visitor().post('/access/activate', { code, password });
		return status === 200 ? 'taken' : body.error;
	};

	test.each([
		['of 7 characters is too short', 'a'.repeat(7), 'password_too_short'],
		['of 8 is taken', 'a'.repeat(8), 'taken'],
		['of 128 is taken', 'a'.repeat(128), 'taken'],
		['of 129 is too long, and is told so', 'a'.repeat(129), 'password_too_long'],
		['of 7 faces is too short, though each takes two places', '😀'.repeat(7), 'password_too_short'],
		['of 8 faces is taken', '😀'.repeat(8), 'taken'],
		['of blanks is taken verbatim', ' '.repeat(8), 'taken'],
		[
			'of 7 letters with marks is too short, however the marks were typed',
			'é'.normalize('NFD').repeat(7),
			'password_too_short'
		],
		['with a NUL is refused', 'sandi\0sandi', 'invalid_request'],
		['that is empty is refused', '', 'invalid_request'],
		['of a megabyte is refused before anything is done with it', 'a'.repeat(900_000), 'invalid_request']
	])('%s', async (_, password, expected) => {
		expect(await judge(password)).toBe(expected);
	});

	test('is whole: beyond its 72nd character it still counts', async () => {
		const { login, code } = await slipFor();
		const browser = house.visitor();
		await browser.post('/access/activate', { code, password: 'x'.repeat(72) + 'benar' });
		expect((await browser.post('/access/login', { login, password: 'x'.repeat(72) + 'salah' })).status).toBe(401);
		expect((await browser.post('/access/login', { login, password: 'x'.repeat(72) + 'benar' })).status).toBe(200);
	});

	test('with an accent is the same however a keyboard composes it', async () => {
		const { login, code } = await slipFor();
		const browser = house.visitor();
		await browser.post('/access/activate', { code, password: 'kafé di pasar'.normalize('NFC') });
		expect((await browser.post('/access/login', { login, password: 'kafé di pasar'.normalize('NFD') })).status).toBe(
			200
		);
	});
});

test('a new slip for somebody with a password sets another one and ends their other sessions', async () => {
	const { id, login, code } = await slipFor();
	const phone = house.visitor();
	await phone.post('/access/activate', { code, password: PASSWORD });
	house.now += MINUTE;
	const second = await house.slip(id);
	expect((await phone.get('/access/session')).status).toBe(200);
	await house.visitor().post('/access/activate', { code: second, password: 'kata sandi baru' });
	expect((await phone.get('/access/session')).status).toBe(401);
	expect((await phone.post('/access/login', { login, password: PASSWORD })).status).toBe(401);
	expect((await phone.post('/access/login', { login, password: 'kata sandi baru' })).status).toBe(200);
});
