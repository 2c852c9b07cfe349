import { type Person, PASSWORD } from './person.ts';
import { expect, test } from './people.ts';

const WHATSAPP =
	'Mozilla/5.0 (Linux; Android 13; SM-A145F; wv) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 WhatsApp/2.23';
const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1';

async function callItself(person: Person, userAgent: string) {
	const devtools = await person.page.context().newCDPSession(person.page);
	await devtools.send('Emulation.setUserAgentOverride', { userAgent });
}

/** A refused request is in the console, as it should be; nothing else may be. */
function forgetRefusals(...people: Person[]) {
	for (const { complaints } of people) {
		const others = complaints.filter((complaint) => !complaint.includes('status of 401'));
		complaints.splice(0, complaints.length, ...others);
	}
}

const slipOf = async (server: { accounts(): Promise<{ key: string; link: string }[]> }, key: string) => {
	const { pathname, hash } = new URL((await server.accounts()).find((account) => account.key === key)?.link ?? '');
	return pathname + hash;
};

test('inside another app’s browser a slip says to open Chrome, on an iPhone to install first, and both can go on', async ({
	town
}) => {
	const phone = await town.phone();
	await phone.openBrowser();
	const slip = await slipOf(town.server, 'sponsor');
	for (const [agent, words] of [
		[WHATSAPP, 'Buka di Chrome'],
		[IPHONE, 'Pasang dulu di layar utama']
	] as const) {
		await callItself(phone, agent);
		await phone.openApp('/masuk');
		await phone.openApp(slip);
		await expect(phone.page.getByRole('heading', { name: words })).toBeVisible();
		await phone.page.getByRole('button', { name: 'Lanjutkan di sini' }).tap();
		await expect(phone.page.getByLabel('Buat kata sandi')).toBeVisible();
	}
	expect(new URL(phone.page.url()).hash).toBe('');
});

test('a slip used a second time asks for the password that was set with it', async ({ town }) => {
	const first = await town.phone();
	const slip = await slipOf(town.server, 'sponsor');
	await first.activate(`http://x${slip}`);
	const second = await town.phone();
	await second.openBrowser();
	await second.openApp(slip);
	await second.page.getByLabel('Kata sandi Anda').fill('tebakan yang salah');
	await second.page.getByRole('button', { name: 'Aktifkan HP ini' }).tap();
	await expect(second.page.getByText('Kata sandi belum cocok').first()).toBeVisible();
	await second.page.getByLabel('Kata sandi Anda').fill(PASSWORD);
	await second.page.getByRole('button', { name: 'Aktifkan HP ini' }).tap();
	await expect(second.page.getByRole('heading', { name: 'Pekan ini' })).toBeVisible();
	forgetRefusals(second);
});

test('whose session has ended goes on writing, and signs in where they are', async ({ town }) => {
	const slip = await slipOf(town.server, 'sponsor');
	const [one, other] = [await town.phone(), await town.phone()];
	await one.activate(`http://x${slip}`);
	await other.activate(`http://x${slip}`);
	await one.page.getByRole('link', { name: 'Catat penyerahan' }).first().tap();
	await one.page.getByText('Catatan (boleh dikosongkan)').tap();
	await one.page.getByRole('textbox', { name: 'Catatan' }).fill('Atap bocor di kamar');

	await test.step('on the other phone the password is changed', async () => {
		await other.openApp('/saya');
		await other.page.getByText('Ganti kata sandi').first().tap();
		await other.page.getByLabel('Kata sandi sekarang').fill(PASSWORD);
		await other.page.getByLabel('Kata sandi baru').fill('kata sandi yang baru');
		await other.page.getByRole('button', { name: 'Simpan kata sandi' }).tap();
		await expect(other.page.getByText('Kata sandi sudah diganti')).toBeVisible();
	});

	await test.step('saving works, and the phone says what it waits for', async () => {
		await one.page.getByRole('button', { name: 'Simpan penyerahan' }).tap();
		await expect(one.page.getByRole('heading', { name: 'Tersimpan di HP' })).toBeVisible();
		await expect(one.page.getByText('Masuk lagi agar catatan terkirim').first()).toBeVisible();
	});

	await test.step('the password in place, and it is sent', async () => {
		await one.page.getByRole('button', { name: 'Masuk', exact: true }).tap();
		const sheet = one.page.getByRole('dialog');
		await sheet
			.getByLabel('NIP atau nomor HP')
			.fill((await town.server.accounts()).find(({ key }) => key === 'sponsor')?.login ?? '');
		await sheet.getByLabel('Kata sandi', { exact: true }).fill('kata sandi yang baru');
		await sheet.getByRole('button', { name: 'Masuk' }).tap();
		await expect(sheet).toBeHidden();
		const kept = () =>
			town.server.look(
				(db) => db.prepare('select count(*) as n from visit where note = ?').get('Atap bocor di kamar') as { n: number }
			);
		await expect.poll(() => kept().n).toBe(1);
	});
	forgetRefusals(one, other);
});

test('another person on the same phone sees nothing of the first, whose unsent work waits for them', async ({
	town
}) => {
	const phone = await town.phone();
	await phone.activate(`http://x${await slipOf(town.server, 'sponsor')}`);
	const name = (await phone.page.getByRole('article').first().getByRole('heading').textContent()) ?? '';
	const count = () => town.server.look((db) => db.prepare('select count(*) as n from visit').get() as { n: number }).n;
	const before = count();

	await test.step('the first saves a visit without signal and leaves', async () => {
		await phone.loseSignal();
		await phone.page.getByRole('link', { name: 'Catat penyerahan' }).first().tap();
		await phone.page.getByRole('button', { name: 'Simpan penyerahan' }).tap();
		await expect(phone.page.getByRole('heading', { name: 'Tersimpan di HP' })).toBeVisible();
		await phone.openApp('/saya');
		await phone.page.getByRole('button', { name: 'Keluar' }).tap();
		await expect(phone.page.getByText('1 catatan belum terkirim').first()).toBeVisible();
		await phone.page.getByRole('button', { name: 'Keluar', exact: true }).last().tap();
		await expect(phone.page.getByLabel('NIP atau nomor HP')).toBeVisible();
	});

	const accounts = await town.server.accounts();
	const login = accounts.find(({ key }) => key === 'sponsor')?.login ?? '';
	await test.step('the second has a round of their own', async () => {
		await phone.regainSignal();
		const { pathname, hash } = new URL(accounts.find(({ key }) => key === 'sponsor2')?.link ?? '');
		await phone.openApp(pathname + hash);
		await phone.page.getByLabel('Buat kata sandi').fill(PASSWORD);
		await phone.page.getByRole('button', { name: 'Aktifkan HP ini' }).tap();
		await expect(phone.page.getByRole('heading', { name: 'Pekan ini' })).toBeVisible();
		await expect(phone.page.getByRole('article').first()).toBeVisible();
		await expect(phone.page.getByRole('article').filter({ hasText: name })).toHaveCount(0);
		expect(count()).toBe(before);
		await phone.openApp('/saya');
		await phone.page.getByRole('button', { name: 'Keluar' }).tap();
		await phone.page.getByRole('button', { name: 'Keluar', exact: true }).last().tap();
	});

	await test.step('the first comes back, and it is sent', async () => {
		await phone.page.getByLabel('NIP atau nomor HP').fill(login);
		await phone.page.getByLabel('Kata sandi', { exact: true }).fill(PASSWORD);
		await phone.page.getByRole('button', { name: 'Masuk' }).tap();
		await expect.poll(count).toBe(before + 1);
		await expect(phone.page.getByRole('link', { name: new RegExp(name) }).first()).toBeVisible();
	});
	forgetRefusals(phone);
});
