import type { Locator, Page } from '@playwright/test';
import { titleCase } from '#lib/ui/format/names.ts';
import type { AppServer } from '../support/app-server.ts';
import { olderDelivery, statusesOf, visitsOf } from '../support/records.ts';
import { expect, test } from './people.ts';

test.setTimeout(240_000);

test('what a sponsor records without signal reaches the village once, and the village’s word comes back', async ({
	town
}) => {
	const [sponsor, head] = [await town.person('sponsor'), await town.person('villageHead')];
	const before = visitsOf(town.server, sponsor.login).map(({ id }) => id);
	const older = olderDelivery(town.server, sponsor.login);
	const families: string[] = [];

	await test.step('in a dead zone the sponsor records three visits; at one house nobody is home', async () => {
		await sponsor.loseSignal();
		families.push(await recordVisit(sponsor.page, families));
		families.push(await recordVisit(sponsor.page, families, 'Tidak ada orang di rumah'));
		families.push(await recordVisit(sponsor.page, families));
	});

	await test.step('the browser is closed and opened without signal: all three are there, waiting', async () => {
		await sponsor.closeBrowser();
		await sponsor.openBrowser();
		await sponsor.openApp('/kotak-kirim');
		for (const family of families) await expect(today(sponsor.page, family)).toContainText('Menunggu terkirim');
	});

	await test.step('back in range each reaches the server exactly once, though answers are lost', async () => {
		sponsor.wire.loseAnswers(2);
		await sponsor.regainSignal();
		for (const family of families) await expect(today(sponsor.page, family)).toContainText('Terkirim', SLOW);
		expect(sponsor.wire.lost).toBe(2);
		const sent = newVisits(town.server, sponsor.login, before);
		expect(sent.map(({ household }) => titleCase(household)).sort()).toEqual([...families].sort());
		expect(sent.map(({ outcome }) => outcome).sort()).toEqual(['nobodyHome', 'recipient', 'recipient']);
		expect(statusesOf(town.server, sponsor.login)).toEqual(['applied', 'applied', 'applied']);
	});

	const [first = '', , second = ''] = families;
	await test.step('the village head, without signal, confirms both deliveries and disputes an older one', async () => {
		await expect(today(head.page, first)).toBeVisible(SLOW);
		await expect(today(head.page, second)).toBeVisible(SLOW);
		await head.loseSignal();
		for (const family of [first, second]) {
			await today(head.page, family).tap();
			await head.page.getByRole('button', { name: 'Konfirmasi', exact: true }).tap();
			await expect(head.page.getByText('Konfirmasi tersimpan di HP, menunggu terkirim.')).toBeVisible();
			await head.page.getByRole('link', { name: 'Antrean' }).tap();
		}
		await on(head.page, older).tap();
		await head.page.getByRole('button', { name: 'Sanggah', exact: true }).tap();
		await head.page.getByText('Jumlah kurang').tap();
		await head.page.getByRole('button', { name: 'Kirim sanggahan' }).tap();
		await expect(head.page.getByText('Sanggahan tersimpan di HP, menunggu terkirim.')).toBeVisible();
	});

	await test.step('the sponsor sees all three words within five seconds of both being online', async () => {
		const soon = { timeout: 5000 };
		await head.regainSignal();
		await Promise.all([
			expect(today(sponsor.page, first)).toContainText('Dikonfirmasi desa', soon),
			expect(today(sponsor.page, second)).toContainText('Dikonfirmasi desa', soon),
			// Both among what needs an answer and among what was sent.
			expect(on(sponsor.page, older).first()).toContainText('Disanggah', soon)
		]);
	});
});

// Two phones, a server and a browser that starts anew share two cores.
const SLOW = { timeout: 30_000 };

/** Records a visit to the first family of the week that is not among these; answers with its name. */
async function recordVisit(page: Page, done: readonly string[], outcome?: string): Promise<string> {
	await expect(page.getByRole('heading', { name: 'Pekan ini' })).toBeVisible();
	const names = await page.getByRole('article').getByRole('heading').allInnerTexts();
	const family = names.find((name) => !done.includes(name)) ?? '';
	const card = page.getByRole('article', { name: family });
	await card.getByRole('link', { name: /^Catat penyerahan/ }).tap();
	if (outcome) await page.getByText(outcome, { exact: true }).tap();
	await page.getByRole('button', { name: /^Simpan (penyerahan|kunjungan)$/ }).tap();
	await expect(page.getByRole('heading', { name: 'Tersimpan di HP' })).toBeVisible();
	await page.getByRole('link', { name: 'Selesai' }).tap();
	return family;
}

const newVisits = (server: AppServer, login: string, before: readonly string[]) =>
	visitsOf(server, login).filter(({ id }) => !before.includes(id));

type Seen = { readonly household: string; readonly date: string };

/** The row of a family's visit of that day, on the sponsor's list as on the village head's. */
const on = (page: Page, { household, date }: Seen): Locator =>
	page.getByRole('link', { name: titleCase(household) }).filter({ hasText: dayOf(new Date(`${date}T05:00:00Z`)) });

const today = (page: Page, family: string): Locator =>
	page.getByRole('link', { name: family }).filter({ hasText: dayOf(new Date()) });

const dayOf = (date: Date): string =>
	new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Jakarta', day: 'numeric', month: 'short' }).format(date);
