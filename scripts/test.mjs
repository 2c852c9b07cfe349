// The gate. What needs building or fetching was made ready before (scripts/ready.mjs).
import { haveBrowser } from './browser.mjs';
import { playwright, skipped, tally, vitest, whole } from './tally.mjs';

const browser = await haveBrowser();

await tally([
	['check', whole('npm', ['run', '--silent', 'check'])],
	['vitest', vitest],
	['size', whole('npm', ['run', '--silent', 'size'])],
	['browser tests', browser ? playwright('phone') : skipped('no browser on this machine')]
]);
