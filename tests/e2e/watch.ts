import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

// A phone without a line says so in the console; that is no fault of ours.
const NO_LINE = /^Failed to load resource: net::ERR_/;

/** Collects everything that pages complain of: console errors, uncaught faults, and what the policy forbade. */
export async function watch(context: BrowserContext, complaints: string[]): Promise<void> {
	await context.addInitScript(() => {
		addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
			console.error(`forbidden by policy: ${violatedDirective} ${blockedURI} ${sample}`)
		);
	});
	const hear = (message: ConsoleMessage) => {
		const text = message.text();
		if (message.type() === 'error' && !NO_LINE.test(text)) complaints.push(`${text} (${message.location().url})`);
	};
	const follow = (page: Page) => {
		page.on('console', hear);
		page.on('pageerror', (fault) => complaints.push(String(fault.stack ?? fault)));
	};
	for (const page of context.pages()) follow(page);
	context.on('page', follow);
}
