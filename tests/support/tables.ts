import type { Tables } from '#server/store/schema.ts';
import type { Store } from '#server/store/store.ts';

/** All rows of a table, to look at what was kept. */
export async function tableOf<T extends keyof Tables>(store: Store, name: T): Promise<Tables[T][]> {
	// Kysely resolves the row's type for each name, not for any.
	const rows: unknown = await store.read((db) =>
		db
			.selectFrom(name as 'person')
			.selectAll()
			.execute()
	);
	return rows as Tables[T][];
}
