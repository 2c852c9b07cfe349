import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppServer } from '../support/app-server.ts';
import { Person } from './person.ts';
import { expect, test } from './people.ts';

test('a new release never interrupts a form, waits to be wanted, and takes over with one reload', async ({
	regency
}) => {
	test.setTimeout(240_000);
	const folder = mkdtempSync(join(tmpdir(), 'berbagi-release-'));
	const data = join(folder, 'data');
	cpSync(regency, data, { recursive: true });
	let server = await AppServer.start(data);
	const slip = (await server.accounts()).find(({ key }) => key === 'sponsor')?.link ?? '';
	const sponsor = await Person.at(server.port);
	try {
		await sponsor.activate(slip);
		await sponsor.openApp('/saya');
		const version = () => sponsor.page.getByText(/^Versi /).textContent();
		const before = await version();
		await sponsor.openApp('/');
		await sponsor.page.getByRole('link', { name: 'Catat penyerahan' }).first().tap();
		await sponsor.page.getByText('Catatan (boleh dikosongkan)').tap();
		await sponsor.page.getByRole('textbox', { name: 'Catatan' }).fill('Pintu belakang rusak');

		await test.step('a second release comes out while the form is open', async () => {
			const next = join(folder, 'next');
			const built = spawnSync('vite', ['build', '--logLevel', 'error'], {
				env: { ...process.env, BUILD_DIR: next },
				encoding: 'utf8'
			});
			expect(built.status, built.stderr).toBe(0);
			const { port } = server;
			await server.stop();
			server = await AppServer.start(data, { PORT: String(port), STATIC_DIR: next });
			await sponsor.page.evaluate(async () => {
				Object.assign(window, { same: true });
				const registration = await navigator.serviceWorker.ready;
				await registration.update();
			});
			await expect
				.poll(() =>
					sponsor.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null)
				)
				.toBe(true);
		});

		await test.step('the form stays as it is, and nothing is said', async () => {
			await expect(sponsor.page.getByText('Versi baru siap')).toBeHidden();
			await expect(sponsor.page.getByRole('textbox', { name: 'Catatan' })).toHaveValue('Pintu belakang rusak');
			expect(await sponsor.page.evaluate(() => 'same' in window)).toBe(true);
		});

		await test.step('outside the form it is offered, and one reload brings it', async () => {
			await sponsor.page.getByRole('link', { name: 'Kembali' }).tap();
			await expect(sponsor.page.getByText('Versi baru siap')).toBeVisible();
			let loads = 0;
			sponsor.page.on('load', () => loads++);
			await sponsor.page.getByRole('button', { name: 'Perbarui' }).tap();
			await expect.poll(() => loads).toBe(1);
			await expect(sponsor.page.getByText('Versi baru siap')).toBeHidden();
			await sponsor.openApp('/saya');
			expect(await version()).not.toBe(before);
		});

		await test.step('what was being written is still there', async () => {
			await sponsor.openApp('/');
			await sponsor.page.getByRole('link', { name: /Lanjutkan/ }).tap();
			await expect(sponsor.page.getByText('Pintu belakang rusak').first()).toBeVisible();
		});
		expect(sponsor.complaints).toEqual([]);
	} finally {
		await sponsor.leave();
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
});
