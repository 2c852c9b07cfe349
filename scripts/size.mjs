// What a phone must load before the home page can be used: the JavaScript of Kit's entry, the root layout and "/",
// with all that these import. What is imported later, on demand, is not counted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 100 * 1024;
const CLIENT = '.svelte-kit/output/client';
const GENERATED = '.svelte-kit/generated/client-optimized';

const manifest = JSON.parse(readFileSync(join(CLIENT, '.vite/manifest.json'), 'utf8'));

const start = Object.keys(manifest).find((key) => manifest[key].name === 'entry/start');
const starts = [start, `${GENERATED}/app.js`, ...homeNodes().map((node) => `${GENERATED}/nodes/${node}.js`)];

const chunks = [...closure(starts)].map((key) => {
	const { file, name } = manifest[key];
	const bytes = readFileSync(join(CLIENT, file));
	return { file, name, raw: bytes.length, gz: gzipSync(bytes, { level: 9 }).length };
});
const total = chunks.reduce((sum, { gz }) => sum + gz, 0);

row('chunk', 'raw', 'gz -9');
for (const { file, name, raw, gz } of chunks.sort((a, b) => b.gz - a.gz)) row(`${name} (${file})`, kB(raw), kB(gz));
row(`total, limit ${kB(LIMIT)}`, '', kB(total));
if (total > LIMIT) {
	console.error(`The first load is ${kB(total - LIMIT)} over its limit.`);
	process.exit(1);
}

/** The root layout is node 0; Kit's dictionary says which node draws "/", and in which layouts it stands. */
function homeNodes() {
	const app = readFileSync(join(GENERATED, 'app.js'), 'utf8');
	const home = /"\/":\s*\[~?(\d+)(?:,\s*\[([\d,\s]*)\])?/.exec(app);
	if (!home) throw new Error(`no "/" in ${GENERATED}/app.js`);
	const layouts = (home[2] ?? '').split(',').filter((text) => text.trim());
	return [...new Set([0, Number(home[1]), ...layouts.map(Number)])];
}

function closure(keys, seen = new Set()) {
	for (const key of keys) {
		if (seen.has(key)) continue;
		// A name that is not there would make the page look smaller than it is.
		if (!manifest[key]) throw new Error(`not in the manifest: ${key}`);
		seen.add(key);
		closure(manifest[key].imports ?? [], seen);
	}
	return seen;
}

function kB(bytes) {
	return `${(bytes / 1024).toFixed(1)} kB`;
}

function row(name, raw, gz) {
	console.log(`${name.padEnd(64)}${raw.padStart(10)}${gz.padStart(10)}`);
}
