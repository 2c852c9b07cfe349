import type { BrowserContext, Page } from '@playwright/test';

/** Counts what fingers do: trusted releases of a pointer anywhere on our pages. Scripts' own clicks do not count. */
export async function countTaps(context: BrowserContext): Promise<void> {
	await context.addInitScript(() => {
		let taps = 0;
		addEventListener('pointerup', (event) => (taps += event.isTrusted ? 1 : 0), true);
		Object.defineProperty(window, 'berbagiTaps', { get: () => taps, configurable: true });
	});
}

/** How many taps since the page was loaded. */
export const taps = (page: Page): Promise<number> =>
	page.evaluate(() => (window as unknown as { berbagiTaps: number }).berbagiTaps);
