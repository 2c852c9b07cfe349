import type { Page } from '@playwright/test';
import { taps } from '../support/taps.ts';
import { expect, test } from './people.ts';

test.setTimeout(120_000);

const kept = (page: Page) => expect(page.getByRole('heading', { name: /^(Tersimpan di HP|Terkirim)$/ })).toBeVisible();
const said = (page: Page, text: string | RegExp) => expect(page.getByText(text)).toBeVisible();

test.describe('a sponsor', () => {
	test('records a delivery as planned with two taps', async ({ town }) => {
		const { page } = await atHome(await town.person('sponsor'), '/');
		await page
			.getByRole('link', { name: /^Catat penyerahan/ })
			.first()
			.tap();
		await page.getByRole('button', { name: 'Simpan penyerahan' }).tap();
		await kept(page);
		expect(await taps(page)).toBeLessThanOrEqual(3);
	});

	test('records that nobody is home with three taps', async ({ town }) => {
		const { page } = await atHome(await town.person('sponsor'), '/');
		await page
			.getByRole('link', { name: /^Catat penyerahan/ })
			.first()
			.tap();
		await page.getByText('Tidak ada orang di rumah', { exact: true }).tap();
		await page.getByRole('button', { name: 'Simpan kunjungan' }).tap();
		await kept(page);
		expect(await taps(page)).toBeLessThanOrEqual(3);
	});

	test('records a whole visit with nothing changed with eight taps at the most', async ({ town }) => {
		const { page } = await atHome(await town.person('sponsor'), '/');
		await page
			.getByRole('link', { name: /^Catat penyerahan/ })
			.first()
			.tap();
		await page.getByRole('button', { name: /^Seperti kunjungan lalu/ }).tap();
		await page.getByRole('button', { name: 'Simpan penyerahan' }).tap();
		await kept(page);
		expect(await taps(page)).toBeLessThanOrEqual(8);
	});
});

test.describe('a village head', () => {
	test('confirms one delivery with two taps', async ({ town }) => {
		const { page } = await atHome(await town.person('villageHead'), '/desa');
		await page.getByRole('listitem').getByRole('link').first().tap();
		await page.getByRole('button', { name: 'Konfirmasi', exact: true }).tap();
		await said(page, 'Konfirmasi tersimpan di HP, menunggu terkirim.');
		expect(await taps(page)).toBeLessThanOrEqual(2);
	});

	test('confirms all of a neighbourhood with four taps, after having looked at them', async ({ town }) => {
		const { page } = await atHome(await town.person('villageHead'), '/desa');
		const chip = page.getByRole('group', { name: 'Pilih lingkungan' }).getByRole('button').nth(1);
		const count = Number((await chip.innerText()).split('·')[1]);
		expect(count).toBeGreaterThan(1);
		await chip.tap();
		await page.getByText('Pilih semua').tap();
		await expect(page.getByText(/belum Anda lihat/)).toBeVisible();
		await lookThrough(page);
		await page.getByRole('button', { name: /^Konfirmasi \d+ penyerahan$/ }).tap();
		await page.getByRole('button', { name: 'Ya', exact: true }).tap();
		await said(page, /^\d+ konfirmasi tersimpan di HP, menunggu terkirim\.$/);
		await expect(page.getByRole('group', { name: 'Pilih lingkungan' })).toBeVisible();
		expect(await taps(page)).toBeLessThanOrEqual(4);
	});

	test('disputes one with its reason with four taps', async ({ town }) => {
		const { page } = await atHome(await town.person('villageHead'), '/desa');
		await page.getByRole('listitem').getByRole('link').first().tap();
		await page.getByRole('button', { name: 'Sanggah', exact: true }).tap();
		await page.getByText('Barang tidak diterima').tap();
		await page.getByRole('button', { name: 'Kirim sanggahan' }).tap();
		await said(page, 'Sanggahan tersimpan di HP, menunggu terkirim.');
		expect(await taps(page)).toBeLessThanOrEqual(4);
	});
});

/** On the person's home screen, with no tap counted yet and the whole list there. */
async function atHome<P extends { openApp(path: string): Promise<void>; page: Page }>(
	person: P,
	path: string
): Promise<P> {
	await person.openApp(path);
	await expect(person.page.getByRole('link', { name: /^Catat penyerahan|dari / }).first()).toBeVisible();
	return person;
}

/** Scrolls down as a thumb would, until nothing is left unseen. */
async function lookThrough(page: Page): Promise<void> {
	await expect(async () => {
		await page.mouse.wheel(0, 400);
		await expect(page.getByText(/belum Anda lihat/)).toHaveCount(0, { timeout: 100 });
	}).toPass();
}
