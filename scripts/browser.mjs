// A browser for the tests, in order: CHROMIUM_PATH, the system's, else Playwright's own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** @returns {string | undefined} */
export function systemBrowser() {
	return process.env.CHROMIUM_PATH ?? SYSTEM.find((path) => existsSync(path));
}

/** Whether the tests can open one: it is there, and the libraries it needs are too. */
export async function haveBrowser() {
	const path = systemBrowser() ?? (await import('playwright')).chromium.executablePath();
	if (!existsSync(path)) return false;
	// On Windows this question would open a window.
	return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}
