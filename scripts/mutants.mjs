// Plants the bugs of tests/bugs one by one in a copy of the code, and sees that the tests named in each patch notice.
// A patch that no longer applies, and one that nobody notices, is a failure: tests that cannot fail prove nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const BUGS = 'tests/bugs';
const COPIED = [
	'src',
	'server',
	'tests',
	'docs',
	'package.json',
	'tsconfig.json',
	'vitest.config.ts',
	'.svelte-kit/tsconfig.json'
];

const wanted = process.argv.slice(2);
const bugs = readdirSync(BUGS)
	.filter((file) => file.endsWith('.patch') && (wanted.length === 0 || wanted.some((name) => file.includes(name))))
	.map((file) => ({ file, ...read(readFileSync(join(BUGS, file), 'utf8')) }));

const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
for (const path of COPIED) cpSync(path, join(copy, path), { recursive: true });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

const all = [...new Set(bugs.flatMap(({ tests }) => tests))];
if (failures(all) !== 0) {
	console.error('Without any bug the tests already fail: nothing can be learned from them.');
	process.exit(1);
}

const results = bugs.map((bug) => ({ name: bug.file, passed: killed(bug) }));
console.log(JSON.stringify(results));
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;

function read(text) {
	const tests = /^# killed by: (.+)$/m.exec(text)?.[1].split(' ') ?? [];
	return { what: /^# bug: (.+)$/m.exec(text)?.[1] ?? '', tests };
}

function killed({ file, what, tests }) {
	const patch = resolve(BUGS, file);
	if (tests.length === 0 || git('apply', patch) !== 0) return verdict(file, 'does not apply');
	const failed = failures(tests);
	git('apply', '--reverse', patch);
	return failed > 0 || verdict(file, `nobody noticed: ${what}`);

	function verdict(name, why) {
		console.error(`${name}: ${why}`);
		return false;
	}
}

function git(...args) {
	// Outside a repository `git apply` works on plain files.
	return spawnSync('git', args, {
		cwd: copy,
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() }
	}).status;
}

/** How many tests failed. A run without a count has crashed, which is not the same as noticing. */
function failures(tests) {
	const { stdout } = spawnSync('vitest', ['run', '--reporter=json', ...tests], {
		cwd: copy,
		encoding: 'utf8',
		maxBuffer: 1e9
	});
	const { numFailedTests, numTotalTests } = JSON.parse(stdout.slice(stdout.indexOf('{')));
	return numTotalTests > 0 ? numFailedTests : -1;
}
