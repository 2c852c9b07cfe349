// Runs a list of steps one after the other, shows what each says, and ends with one line of counts.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const windows = process.platform === 'win32';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {{ status: number, said: string }} Ended
 */

/** A command that is one test: passed if it ends well. */
export const whole = (command, args) => async () => {
	const { status } = await run(command, args);
	return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
};

/** A command that counts its own tests into a file of JSON. An old file must not stand for a run that crashed. */
export const counted =
	(command, args, { file, env, count }) =>
	async () => {
		mkdirSync('reports', { recursive: true });
		rmSync(file, { force: true });
		const ended = await run(command, args, env);
		return honest(ended, () => count(JSON.parse(readFileSync(file, 'utf8'))));
	};

/** A command whose last line may be a JSON list of `{ name, passed }`, one a test; else the whole is one. */
export const listed = (command, args) => async () => {
	const ended = await run(command, args);
	const last = ended.said.trimEnd().split('\n').at(-1) ?? '';
	return honest(ended, () => {
		const tests = last.startsWith('[') ? JSON.parse(last) : [{ passed: ended.status === 0 }];
		const passed = tests.filter((test) => test.passed).length;
		return { passed, failed: tests.length - passed, skipped: 0 };
	});
};

export const vitest = counted(
	'vitest',
	['run', '--reporter=default', '--reporter=json', '--outputFile.json=reports/vitest.json'],
	{
		file: 'reports/vitest.json',
		count: (told) => ({
			passed: told.numPassedTests,
			failed: told.numFailedTests,
			skipped: told.numPendingTests + told.numTodoTests
		})
	}
);

export const playwright = (project) =>
	counted('playwright', ['test', `--project=${project}`, '--reporter=list,json'], {
		file: `reports/${project}.json`,
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `reports/${project}.json` },
		count: ({ stats }) => ({
			passed: stats.expected,
			failed: stats.unexpected + stats.flaky,
			skipped: stats.skipped
		})
	});

export const skipped = (reason) => () => {
	console.log(`skipped: ${reason}`);
	return { passed: 0, failed: 0, skipped: 1 };
};

/** @param {[string, () => Counts | Promise<Counts>][]} steps */
export async function tally(steps) {
	const sum = { passed: 0, failed: 0, skipped: 0 };
	for (const [name, step] of steps) {
		console.log(`\n=== ${name}`);
		const counts = await step();
		for (const key of Object.keys(sum)) sum[key] += counts[key];
	}
	const rest = sum.skipped > 0 ? `, ${sum.skipped} skipped` : '';
	process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;
	console.log(`\n${sum.passed} passed, ${sum.failed} failed${rest}`);
}

/** What was counted, but never better than how the command ended: a crash, or a run of no test, is one failure. */
function honest({ status }, read) {
	try {
		const counts = read();
		const any = counts.passed + counts.failed + counts.skipped > 0;
		return any && (status === 0 || counts.failed > 0) ? counts : { ...counts, failed: counts.failed + 1 };
	} catch (error) {
		console.error(`no counts: ${error.message}`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

/** @returns {Promise<Ended>} */
function run(command, args, env) {
	const child = spawn(command, args, {
		stdio: ['ignore', 'pipe', 'inherit'],
		env: { ...process.env, ...env },
		shell: windows
	});
	let said = '';
	child.stdout.on('data', (chunk) => {
		said += chunk;
		process.stdout.write(chunk);
	});
	return new Promise((resolve) => {
		child.once('error', (error) => {
			console.error(error.message);
			resolve({ status: 1, said });
		});
		child.once('close', (status) => resolve({ status: status ?? 1, said }));
	});
}
