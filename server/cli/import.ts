import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dateOf } from '#lib/domain/time.ts';
import { refusalLines, summaryLines } from '#server/cli/import-report.ts';
import { withServer } from '#server/ops/attach.ts';
import { createIds } from '#server/ops/ids.ts';
import { readSettings } from '#server/ops/settings.ts';
import { applySlice } from '#server/registry/apply/apply-slice.ts';
import { importList, type Summary } from '#server/registry/import-list.ts';
import type { ListFile } from '#server/registry/list/fault.ts';
import { type List, readList } from '#server/registry/list/read-list.ts';
import { type Slice, SliceOutcome } from '#server/registry/slices.ts';

/** `npm run import -- <folder>`: 0 when every row was taken, 2 when some were not, 1 when nothing was. */
async function run([folder, ...rest]: readonly string[]): Promise<number> {
	if (folder === undefined || rest.length > 0) {
		console.error('Cara pakai: npm run import -- <folder dengan wilayah.csv, asn.csv, kepala_desa.csv, …>');
		return 1;
	}
	// npm runs scripts in the project's folder; a relative path is meant from where it was typed.
	const from = resolve(process.env.INIT_CWD ?? '.', folder);
	const read = readList((file) => bytesOf(from, file), dateOf(Date.now()));
	if (!read.ok) {
		for (const line of refusalLines(read.error)) console.error(line);
		return 1;
	}
	const summary = await importInto(readSettings(process.env).dataDir, read.value);
	for (const line of summaryLines(summary)) console.log(line);
	return summary.faults.length === 0 ? 0 : 2;
}

function importInto(dataDir: string, list: List): Promise<Summary> {
	return withServer(dataDir, {
		async running(call) {
			return importList(list, {
				progress,
				async apply(slice) {
					const outcome = await call('registry-slice', slice, SliceOutcome);
					if (!outcome.ok) throw new Error(`the running server refused a slice: ${outcome.error}`);
					return outcome.value;
				}
			});
		},
		async alone(store) {
			const means = { newId: createIds(Date.now), today: dateOf(Date.now()), demo: false };
			return importList(list, { progress, apply: (slice) => applySlice(store, slice, means) });
		}
	});
}

const OF: Record<Slice['of'], string> = {
	villages: 'wilayah',
	people: 'akun',
	households: 'keluarga',
	assignments: 'penugasan'
};

/** A line for every twentieth part, so that neither a terminal nor a log is flooded. */
function progress(done: number, total: number, of: Slice['of']): void {
	const step = Math.ceil(total / 20);
	if (done % step === 0 || done === total) console.log(`${Math.floor((100 * done) / total)} % · ${OF[of]}`);
}

function bytesOf(folder: string, file: ListFile): Uint8Array | undefined {
	try {
		return readFileSync(join(folder, file));
	} catch (error) {
		if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
			return undefined;
		throw error;
	}
}

process.exitCode = await run(process.argv.slice(2));
