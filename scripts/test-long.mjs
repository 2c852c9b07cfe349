// What takes too long for every commit: days of play with many phones, and the seeded bugs that tests must kill.
import { haveBrowser } from './browser.mjs';
import { listed, playwright, skipped, tally } from './tally.mjs';

const browser = await haveBrowser();

await tally([
	['long browser tests', browser ? playwright('long') : skipped('no browser on this machine')],
	['mutants', listed('npm', ['run', '--silent', 'mutants'])]
]);
