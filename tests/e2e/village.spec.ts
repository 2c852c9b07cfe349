import { statusesOf } from '../support/records.ts';
import { expect, test } from './people.ts';

test.setTimeout(120_000);

const CONFIRM = { name: 'Konfirmasi', exact: true } as const;

test('a confirmation is taken back without a trace as long as nobody has heard of it', async ({ town }) => {
	const head = await town.person('villageHead');
	const count = head.page.getByText(/^\d+ penyerahan menunggu konfirmasi Anda$/);
	const before = await count.innerText();
	await head.page.getByRole('listitem').getByRole('link').first().tap();
	await head.page.getByRole('button', CONFIRM).tap();
	await head.page.getByRole('button', { name: 'Urungkan' }).tap();
	await expect(head.page.getByText('Keputusan ditarik kembali')).toBeVisible();
	await head.page.getByRole('link', { name: 'Antrean' }).tap();
	await expect(count).toHaveText(before);
	await head.page.reload();
	await expect(count).toHaveText(before);
	expect(statusesOf(town.server, head.login)).toEqual([]);
});

test('picking all confirms only what has been looked at', async ({ town }) => {
	const head = await town.person('villageHead');
	await head.page.getByText('Pilih semua').tap();
	await head.page.mouse.wheel(0, 700);
	await head.page.getByRole('button', { name: /^Konfirmasi \d+ penyerahan$/ }).tap();
	const asked = await head.page.getByRole('heading', { name: /^Konfirmasi \d+ penyerahan\?$/ }).innerText();
	const seen = Number(/\d+/.exec(asked)?.[0]);
	const all = await head.page.getByText(/^\d+ penyerahan menunggu konfirmasi Anda$/).innerText();
	expect(seen).toBeLessThan(parseInt(all) / 2);
	await head.page.getByRole('button', { name: 'Ya', exact: true }).tap();
	await expect(head.page.getByText(`${seen} konfirmasi tersimpan di HP, menunggu terkirim.`)).toBeVisible();
	const applied = () => statusesOf(town.server, head.login).length;
	await expect.poll(applied, { timeout: 30_000 }).toBe(seen);
});

test('what cannot be told yet goes to the foot of the queue, with whom to ask', async ({ town }) => {
	const head = await town.person('villageHead');
	await head.page.getByRole('listitem').getByRole('link').first().tap();
	await head.page.getByRole('button', { name: 'Belum bisa dipastikan' }).tap();
	const family = await head.page.getByRole('heading', { level: 1 }).innerText();
	await head.page.getByLabel(/^Nama orang yang bisa ditanya/).fill('Mbah Darmi');
	await head.page.getByRole('button', { name: 'Simpan', exact: true }).tap();
	await head.page.getByRole('link', { name: 'Antrean' }).tap();
	const unsure = head.page.getByRole('region', { name: 'Belum bisa dipastikan' });
	await expect(
		unsure.getByRole('link', { name: family }).filter({ hasText: 'Tanyakan kepada Mbah Darmi' })
	).toBeVisible();
});

test('without signal each word waits on the phone and says why; with signal it goes', async ({ town }) => {
	const head = await town.person('villageHead');
	await head.loseSignal();
	await head.page.getByRole('listitem').getByRole('link').first().tap();
	const confirm = head.page.getByRole('button', CONFIRM);
	await expect(confirm).toBeVisible();
	const family = await head.page.getByRole('heading', { level: 1 }).innerText();
	await confirm.tap();
	await head.page.getByRole('link', { name: 'Antrean' }).tap();
	const unsent = head.page.getByRole('region', { name: 'Menunggu terkirim' });
	await expect(unsent.getByRole('listitem')).toHaveCount(1);
	await unsent.getByRole('button', { name: 'Kirim sekarang' }).tap();
	await expect(unsent).toContainText('Tanpa internet.');
	await head.regainSignal();
	await expect(unsent).toHaveCount(0);
	await head.page.getByText(/^Lihat \d+ catatan$/).tap();
	const decided = head.page.getByRole('region', { name: /^Sudah Anda putuskan/ }).getByRole('link', { name: family });
	await expect(decided.first()).toContainText('Dikonfirmasi desa');
});

test('the families of the village can be found by name, by RT and by having nobody', async ({ town }) => {
	const head = await town.person('villageHead');
	const { page } = head;
	await page.getByRole('link', { name: 'Keluarga', exact: true }).tap();
	const families = page.getByRole('listitem').filter({ hasText: /orang tua asuh/i });
	await page.getByRole('button', { name: /^Tanpa orang tua asuh/ }).tap();
	await expect(families.first()).toContainText('Belum ada orang tua asuh');
	expect(await families.filter({ hasText: 'Orang tua asuh:' }).count()).toBe(0);
	await page.getByRole('button', { name: /^Semua/ }).tap();
	const name = await families.nth(3).getByRole('link').locator('strong').innerText();
	await page.getByLabel('Cari nama atau RT').fill(name.toUpperCase());
	await expect(families.first()).toContainText(name);
	await families.first().getByRole('link').tap();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Riwayat keluarga ini' })).toBeVisible();
});
