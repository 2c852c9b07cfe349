// Makes the checkout ready before npm's start, dev, check and test. Plain JavaScript, because the Node that npm
// was started with may be 20: what is installed, generated or built here is what the carried Node 24 then runs.
//   node scripts/ready.mjs            packages and generated files
//   node scripts/ready.mjs build      and the built site
//   node scripts/ready.mjs browser    and a browser for the tests
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { haveBrowser } from './browser.mjs';

const windows = process.platform === 'win32';
const wanted = new Set(process.argv.slice(2));

// Under npm this is first already, but the folder may not have been there when npm made the path.
process.env.PATH = resolve('node_modules/.bin') + delimiter + process.env.PATH;

if (older('node_modules/.package-lock.json', ['package-lock.json'])) {
	run('npm', ['ci', '--no-audit', '--no-fund']);
}
needNode24();

// `exec` in the start script lets a signal for npm reach the server, not the shell in between; cmd.exe knows no such word.
if (windows) writeFileSync('node_modules/.bin/exec.cmd', '@%*\r\n');

const configs = ['package-lock.json', 'svelte.config.js', 'paraglide.config.ts', 'project.inlang/settings.json'];

const generated = '.svelte-kit/ready';
if (
	!existsSync('.svelte-kit/tsconfig.json') ||
	!existsSync('src/lib/words/compiled') ||
	older(generated, [...configs, 'src/lib/words', 'src/routes'])
) {
	run('node', ['scripts/words.mjs']);
	run('svelte-kit', ['sync']);
	mkdirSync('.svelte-kit', { recursive: true });
	writeFileSync(generated, '');
}

if (wanted.has('build') && older('build/200.html', [...configs, 'vite.config.ts', 'src', 'static'])) {
	run('vite', ['build']);
}

if (wanted.has('browser') && !(await haveBrowser())) await fetchBrowser();

/** Whether `made` is missing or any of `from` has changed since. */
function older(made, from) {
	return !existsSync(made) || statSync(made).mtimeMs < Math.max(...from.filter((path) => existsSync(path)).map(newest));
}

function newest(path) {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	// A folder's own time tells of a file taken away; in words it changes with each compiling.
	const own = readdirSync(path).includes('compiled') ? 0 : stat.mtimeMs;
	const inside = readdirSync(path).filter((name) => name !== 'compiled');
	return Math.max(own, ...inside.map((name) => newest(join(path, name))));
}

/** Playwright's own, else the system's. Having none is said and counted, and stops no other test. */
async function fetchBrowser() {
	let reason = attempt('playwright', ['install', 'chromium']);
	if (!reason && (await haveBrowser())) return;
	reason ??= 'the one fetched does not start here';
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		reason =
			attempt('apt-get', ['update', '-q']) ??
			attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium']) ??
			'the one installed does not start here';
		if (await haveBrowser()) return;
	}
	console.log(`skipped: no browser: ${reason}`);
}

/** Why the command failed, in one line; nothing if it did not. */
function attempt(command, args) {
	const { status, stderr, error } = spawnSync(command, args, {
		stdio: ['ignore', 'inherit', 'pipe'],
		encoding: 'utf8',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		shell: windows
	});
	if (status === 0) return undefined;
	const lines = (stderr ?? '').split('\n').filter((line) => line.trim());
	const telling = lines.find((line) => /error|E:/i.test(line)) ?? lines.at(-1) ?? error?.message ?? `exit ${status}`;
	return `${command}: ${telling.trim()}`;
}

function needNode24() {
	const { stdout } = spawnSync('node', ['--version'], { encoding: 'utf8', shell: windows });
	if (Number(/^v(\d+)/.exec(stdout ?? '')?.[1]) >= 24) return;
	console.error(
		`This needs Node 24 or newer; here it is ${stdout?.trim() || 'missing'}. Install it from https://nodejs.org and try again.`
	);
	process.exit(1);
}

function run(command, args) {
	const { status } = spawnSync(command, args, { stdio: 'inherit', shell: windows });
	if (status !== 0) process.exit(status ?? 1);
}
