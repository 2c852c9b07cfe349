import { defineConfig, devices } from '@playwright/test';
import { launchOptions } from './tests/browser.ts';

// The small phone most people carry.
const phone = { ...devices['Pixel 7'], viewport: { width: 360, height: 800 }, screen: { width: 360, height: 800 } };

// No webServer: each test starts the servers it needs, so that it can stop them, or run two releases.
export default defineConfig({
	fullyParallel: true,
	forbidOnly: !!process.env.CI,
	retries: 0,
	workers: 2,
	timeout: 60_000,
	// On two shared cores 5 s is too little.
	expect: { timeout: 15_000 },
	reporter: [['list']],
	use: { locale: 'id-ID', serviceWorkers: 'allow', trace: 'retain-on-failure', launchOptions },
	projects: [
		{ name: 'phone', testDir: 'tests/e2e', use: phone },
		{ name: 'long', testDir: 'tests/long', timeout: 600_000, use: phone }
	]
});
