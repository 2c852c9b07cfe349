import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { findSqueezed } from './squeezed.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a screen says when a value was missing, and what no screen may show at all: a whole person or family-card number. */
const LEAKS = /\bundefined\b|\bnull\b|\bNaN\b|\[object |\d{16}/;
/** English ways of writing numbers, times and dates. */
const FOREIGN = /\d,\d{3}\b|\b(AM|PM)\b|\d\/\d\d\b/;

/** What every screen has to stand, whatever it shows. `where` names it in a failure. */
export async function standsUp(page: Page, where: string): Promise<void> {
	const size = page.viewportSize();
	// As high as the page is long: what lies under a bar at one place of scrolling is not what is measured here.
	if (size) await page.setViewportSize({ ...size, height: Math.max(size.height, await lengthOf(page)) });
	await measure(page, where);
	if (size) await page.setViewportSize(size);
}

const lengthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);

async function measure(page: Page, where: string): Promise<void> {
	await expect.soft(page.locator('main'), where).toBeVisible();
	expect.soft(await squeezedIn(page), `${where}: targets of 48 px, 8 px apart`).toEqual([]);
	expect.soft(await spillsOf(page), `${where}: nothing wider than the screen`).toEqual([]);
	expect.soft(await faultsOf(page), `${where}: axe`).toEqual([]);
	await readsWell(page, where);
}

async function readsWell(page: Page, where: string): Promise<void> {
	const text = await page.locator('body').innerText();
	expect.soft(LEAKS.exec(text)?.[0], `${where}: a value that is missing`).toBeUndefined();
	expect.soft(FOREIGN.exec(text)?.[0], `${where}: a number or date of another country`).toBeUndefined();
}

const squeezedIn = (page: Page): Promise<string[]> => page.evaluate(findSqueezed, { size: 48, gap: 8 });

/** The page itself, and whatever cuts off its own text. */
function spillsOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const root = document.documentElement;
		const wide = root.scrollWidth > root.clientWidth ? [`page ${root.scrollWidth} > ${root.clientWidth}`] : [];
		const cut = [...document.querySelectorAll('main *, nav *, dialog[open] *')].filter((element) => {
			if (element.clientWidth <= 1 || !element.checkVisibility() || element.matches('input, textarea, progress'))
				return false;
			const hides = getComputedStyle(element).overflowX !== 'visible';
			return hides && element.scrollWidth > element.clientWidth + 1;
		});
		return [...wide, ...cut.map((element) => `${element.tagName} ${element.textContent.trim().slice(0, 30)}`)];
	});
}

async function faultsOf(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page })
		.options({
			runOnly: { type: 'tag', values: TAGS },
			rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } }
		})
		.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`)
	);
}
