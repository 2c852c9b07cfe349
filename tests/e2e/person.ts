import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, devices, type Page } from '@playwright/test';
import { launchOptions } from '../browser.ts';
import { countTaps } from '../support/taps.ts';
import { Wire } from '../support/wire.ts';
import { watch } from './watch.ts';

export const PASSWORD = 'sandi demo yang panjang';

const PHONE = {
	...devices['Pixel 7'],
	viewport: { width: 360, height: 800 },
	screen: { width: 360, height: 800 },
	locale: 'id-ID',
	geolocation: { latitude: -8.142, longitude: 114.382, accuracy: 12 },
	permissions: ['geolocation']
};

// On two shared cores the browser's own half minute is a long wait for a name that was mistyped.
const PATIENCE = 20_000;

/**
 * A person with a phone of their own: own browser with own storage on the disk, own service worker, own line to the server. Closing
 * the browser is really closing it.
 */
export class Person {
	/** Everything their pages complained of. */
	readonly complaints: string[] = [];
	readonly wire: Wire;
	/** Their number at the door; empty for a phone that is nobody's yet. */
	readonly login: string;
	readonly #address: string;
	readonly #profile = mkdtempSync(join(tmpdir(), 'berbagi-phone-'));
	#context: BrowserContext | undefined;
	#page: Page | undefined;
	#signal = true;

	private constructor(wire: Wire, address: string, login: string) {
		this.wire = wire;
		this.login = login;
		this.#address = address;
	}

	static async at(serverPort: number, login = ''): Promise<Person> {
		const wire = new Wire(serverPort);
		return new Person(wire, await wire.plugIn(), login);
	}

	get page(): Page {
		if (!this.#page) throw new Error('the browser is closed');
		return this.#page;
	}

	/** Opens the browser, as it was left. */
	async openBrowser(): Promise<void> {
		const options = { ...launchOptions, ...PHONE, serviceWorkers: 'allow' as const };
		const context = await chromium.launchPersistentContext(this.#profile, options);
		context.setDefaultTimeout(PATIENCE);
		await countTaps(context);
		await watch(context, this.complaints);
		await context.setOffline(!this.#signal);
		this.#context = context;
		this.#page = context.pages()[0] ?? (await context.newPage());
	}

	async closeBrowser(): Promise<void> {
		await this.#context?.close();
		this.#context = undefined;
		this.#page = undefined;
	}

	/** Opens a page of the app, as from the launcher. */
	async openApp(path = '/'): Promise<void> {
		await this.page.goto(this.#address + path);
		// Losing signal before the worker is ready would only test the HTTP cache.
		if (this.#signal) await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	}

	/** Follows the link on the slip and sets a password on this phone. Ends on the person's own first screen. */
	async activate(link: string, password = PASSWORD): Promise<void> {
		await this.openBrowser();
		const { pathname, hash } = new URL(link);
		await this.openApp(pathname + hash);
		await this.page.getByLabel(/^(Buat kata sandi|Kata sandi Anda)$/).fill(password);
		await this.page.getByRole('button', { name: 'Aktifkan HP ini' }).tap();
		await this.page.waitForURL((url) => ['/', '/desa', '/saya'].includes(url.pathname));
	}

	/** The wire makes it true; `setOffline` lets the page hear of it. */
	async loseSignal(): Promise<void> {
		this.#signal = false;
		this.wire.cut();
		await this.#context?.setOffline(true);
	}

	async regainSignal(): Promise<void> {
		this.#signal = true;
		this.wire.mend();
		await this.#context?.setOffline(false);
	}

	/** Gives the phone away. */
	async leave(): Promise<void> {
		await this.closeBrowser();
		this.wire.unplug();
		rmSync(this.#profile, { recursive: true, force: true });
	}
}
