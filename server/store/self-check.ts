import { sql } from 'kysely';
import type { Store } from '#server/store/store.ts';

/** What the promises rest on, as the writing connection itself reports it. */
export async function readPragmas(
	store: Store
): Promise<{ journal: string; synchronous: number; foreignKeys: number }> {
	return store.write(async ({ db }) => {
		const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
		const synchronous = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
		const foreignKeys = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db);
		return {
			journal: journal.rows[0]?.journal_mode ?? '',
			synchronous: synchronous.rows[0]?.synchronous ?? 0,
			foreignKeys: foreignKeys.rows[0]?.foreign_keys ?? 0
		};
	});
}

/** What is damaged in the file, or `ok`. */
export async function quickCheck(store: Store): Promise<string> {
	const { rows } = await store.write(({ db }) => sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db));
	return rows[0]?.quick_check ?? 'no answer';
}
