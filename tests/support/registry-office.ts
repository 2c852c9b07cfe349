import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalDate } from '#lib/domain/time.ts';
import { createIds } from '#server/ops/ids.ts';
import { applySlice } from '#server/registry/apply/apply-slice.ts';
import { importList, type Summary } from '#server/registry/import-list.ts';
import type { ListFault } from '#server/registry/list/fault.ts';
import { type List, readList } from '#server/registry/list/read-list.ts';
import type { Tables } from '#server/store/schema.ts';
import { openStore } from '#server/store/store.ts';
import { csvOf, type Draft } from './list-builder.ts';
import { tableOf } from './tables.ts';

const TODAY: LocalDate = '2026-11-24';

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** An empty regency on a real database file, and the import as its command does it. */
export async function openOffice() {
	const folder = mkdtempSync(join(tmpdir(), 'berbagi-list-'));
	const store = await openStore(join(folder, 'berbagi.sqlite'));
	const means = { newId: createIds(Date.now), today: TODAY, demo: false };

	const table = <T extends keyof Tables>(name: T) => tableOf(store, name);

	return {
		store,
		means,
		table,
		/** Reads and applies a list that must be readable. */
		async take(draft: Draft): Promise<Summary> {
			return importList(read(draft), { apply: (slice) => applySlice(store, slice, means), progress: () => undefined });
		},
		/** Everything that an import may touch, to be compared. */
		async everything() {
			const names = ['district', 'village', 'person', 'person_role', 'household', 'member', 'assignment'] as const;
			const sync = ['sync_scope', 'sync_entry'] as const;
			return Promise.all([...names, ...sync].map(async (name) => [name, await table(name)] as const));
		},
		async close(): Promise<void> {
			await store.close();
			rmSync(folder, { recursive: true });
		}
	};
}

/** A list that is expected to be readable. */
export function read(draft: Draft): List {
	const list = readDraft(draft);
	if (!list.ok) throw new Error(`refused: ${list.error.map(({ file, code }) => `${file} ${code}`).join(', ')}`);
	return list.value;
}

/** Why a list is refused whole; nothing when it is not. */
export function refusalOf(draft: Partial<Draft>): readonly ListFault[] {
	const list = readDraft(draft);
	return list.ok ? [] : list.error;
}

function readDraft(draft: Partial<Draft>) {
	return readList((file) => {
		const rows = draft[file];
		return rows && csvOf(rows);
	}, TODAY);
}
