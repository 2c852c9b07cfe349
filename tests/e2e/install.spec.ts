import { expect, test } from './people.ts';

test('the app can be installed without an error, and opens any page without signal from a closed browser', async ({
	town
}) => {
	const sponsor = await town.person('sponsor');

	await test.step('the browser finds nothing in the way of installing', async () => {
		const devtools = await sponsor.page.context().newCDPSession(sponsor.page);
		const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
		expect(installabilityErrors).toEqual([]);
		const { errors, data } = await devtools.send('Page.getAppManifest');
		expect(errors).toEqual([]);
		expect(JSON.parse(data ?? '{}')).toMatchObject({
			id: '/',
			start_url: '/',
			scope: '/',
			display: 'standalone',
			lang: 'id'
		});
	});

	const household = await sponsor.page.getByRole('link', { name: 'Catat penyerahan' }).first().getAttribute('href');
	await sponsor.loseSignal();
	for (const path of ['/', '/keluarga', '/kotak-kirim', '/saya', household ?? '']) {
		await test.step(`${path} opens cold`, async () => {
			await sponsor.closeBrowser();
			await sponsor.openBrowser();
			await sponsor.openApp(path);
			await expect(sponsor.page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(sponsor.page.getByText('Memuat…')).toBeHidden();
		});
	}
});

test('what is kept of the app holds nothing about anybody', async ({ town }) => {
	const sponsor = await town.person('sponsor');
	const { kept, addresses } = await sponsor.page.evaluate(async () => {
		const texts: string[] = [];
		const urls: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) {
				urls.push(new URL(request.url).pathname);
				texts.push(await (await cache.match(request))!.text());
			}
		}
		return { kept: texts.join('\n'), addresses: urls };
	});
	expect(addresses.length).toBeGreaterThan(20);
	expect(addresses.filter((path) => path.startsWith('/api'))).toEqual([]);
	const names = town.server.look((db) => db.prepare('select name from household').all() as { name: string }[]);
	expect(names.length).toBeGreaterThan(60);
	for (const { name } of names) expect(kept.includes(name)).toBe(false);
	expect(await sponsor.page.evaluate(() => JSON.stringify(localStorage))).not.toContain(sponsor.login);
	expect(sponsor.page.url()).not.toContain('#');
});
