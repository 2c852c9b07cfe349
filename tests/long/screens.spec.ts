import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { standsUp } from '../support/gates.ts';
import { expect, test } from '../e2e/people.ts';
import type { Person } from '../e2e/person.ts';

const OUT = 'reports/screens';

type Look = {
	readonly name: string;
	readonly language: 'id' | 'en';
	readonly dark?: true;
	readonly text?: '200';
	readonly width?: 320;
	readonly offline?: true;
	readonly forced?: true;
};

const LOOKS: readonly Look[] = [
	{ name: 'light-id', language: 'id' },
	{ name: 'dark-id', language: 'id', dark: true },
	{ name: 'light-en', language: 'en' },
	{ name: 'dark-en', language: 'en', dark: true },
	{ name: 'text200', language: 'id', text: '200' },
	{ name: 'width320', language: 'id', width: 320 },
	{ name: 'forced', language: 'id', forced: true },
	{ name: 'offline', language: 'id', offline: true }
];

/** Every screen of a role: its name, where it is, and what is done there before it is looked at. */
type Screen = { readonly name: string; readonly path: string; readonly then?: (page: Page) => Promise<void> };

const follow = (part: string) => async (page: Page) => {
	await page.locator(`main a[href*="${part}"]`).first().click();
	await page.waitForURL((url) => url.pathname.includes(part));
};
const press =
	(...place: number[]) =>
	async (page: Page) => {
		for (const nth of place) await page.locator('.sticky-actions').getByRole('button').nth(nth).click();
	};

const SPONSOR: readonly Screen[] = [
	{ name: 'home', path: '/' },
	{ name: 'families', path: '/keluarga' },
	{ name: 'family', path: '/keluarga', then: follow('/keluarga/') },
	{ name: 'deliver', path: '/', then: follow('/serah/') },
	{ name: 'visit', path: '/', then: follow('/kunjungan/') },
	{ name: 'outbox', path: '/kotak-kirim' },
	{ name: 'record', path: '/kotak-kirim', then: follow('/catatan/') },
	{ name: 'me', path: '/saya' }
];
const STEPS = ['anak', 'bantuan', 'penilaian', 'periksa'];

const VILLAGE: readonly Screen[] = [
	{ name: 'queue', path: '/desa' },
	{ name: 'check', path: '/desa', then: follow('/desa/periksa/') },
	{ name: 'dispute', path: '/desa', then: (page) => follow('/desa/periksa/')(page).then(() => press(0)(page)) },
	{ name: 'unsure', path: '/desa', then: (page) => follow('/desa/periksa/')(page).then(() => press(2)(page)) },
	{ name: 'village-families', path: '/keluarga' },
	{ name: 'village-family', path: '/keluarga', then: follow('/keluarga/') },
	{ name: 'village-me', path: '/saya' }
];

const NOBODY: readonly Screen[] = [
	{ name: 'login', path: '/masuk' },
	{ name: 'activation', path: '/aktivasi' }
];

test.beforeAll(() => mkdirSync(OUT, { recursive: true }));

for (const look of LOOKS) {
	test(`a sponsor's screens stand up (${look.name})`, async ({ town }) => {
		const sponsor = await town.person('sponsor');
		await lookAt(sponsor, SPONSOR, look);
		await show(sponsor, { name: 'visit', path: '/', then: follow('/kunjungan/') }, look);
		const address = new URL(sponsor.page.url()).pathname;
		for (const step of STEPS) {
			const path = address.replace(/[^/]+$/, step);
			await show(sponsor, { name: `visit-${step}`, path }, look);
		}
	});

	test(`a village head's screens stand up (${look.name})`, async ({ town }) => {
		await lookAt(await town.person('villageHead'), VILLAGE, look);
	});

	test(`the door stands up (${look.name})`, async ({ town }) => {
		const phone = await town.phone();
		await phone.openBrowser();
		await phone.openApp('/masuk');
		await lookAt(phone, NOBODY, look);
	});
}

async function lookAt(person: Person, screens: readonly Screen[], look: Look): Promise<void> {
	await dress(person, look);
	for (const screen of screens) await show(person, screen, look);
}

/** Sets theme, language, letters and width, as the person's own settings would. */
async function dress(person: Person, look: Look): Promise<void> {
	const { page } = person;
	await page.evaluate(
		([language, text]) => {
			localStorage.setItem('language', language);
			localStorage.setItem('look', JSON.stringify({ theme: 'system', text, outdoor: false }));
		},
		[look.language, look.text ?? '100'] as const
	);
	await page.emulateMedia({
		colorScheme: look.dark ? 'dark' : 'light',
		reducedMotion: 'reduce',
		forcedColors: look.forced ? 'active' : 'none'
	});
	if (look.width) await page.setViewportSize({ width: look.width, height: 640 });
	if (look.offline) await person.loseSignal();
}

async function show(person: Person, { name, path, then }: Screen, look: Look): Promise<void> {
	const { page } = person;
	await person.openApp(path);
	await expect(page.locator('main h1')).toBeVisible();
	await expect(page.getByText(/^(Memuat|Loading)…$/)).toHaveCount(0);
	await then?.(page);
	await page.screenshot({ path: `${OUT}/${name}-${look.name}.png` });
	await standsUp(page, `${name} (${look.name})`);
}
