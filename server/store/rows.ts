import type { Kind } from '#lib/domain/access/projection.ts';
import type { Scope } from '#lib/domain/access/scope.ts';
import type { Database } from '#server/store/schema.ts';

/** How far a scope has come, and up to where what is gone from it is no longer told. */
export type Head = { readonly scope: Scope; readonly head: number; readonly floor: number };

/** One entry of a scope: which row, and whether it came (1) or left (0). */
export type Entry = {
	readonly scope: Scope;
	readonly kind: Kind;
	readonly id: string;
	readonly seq: number;
	readonly op: 0 | 1;
};

/** The random mark of this database's history: another one means that what was said before may not be so. */
export async function readEpoch(db: Database): Promise<string> {
	const { value } = await db.selectFrom('meta').select('value').where('key', '=', 'epoch').executeTakeFirstOrThrow();
	return value;
}

/** Where the scopes stand, in their order; one that never held a row is not there. */
export async function headsOf(db: Database, scopes: readonly Scope[]): Promise<Head[]> {
	if (scopes.length === 0) return [];
	const rows = await db.selectFrom('sync_scope').selectAll().where('scope', 'in', scopes).orderBy('scope').execute();
	return rows.map(({ scope, head, floor }) => ({ scope: scope as Scope, head: head, floor: floor }));
}

/** The next entries of a scope beyond a place in it. */
export async function entriesAfter(
	db: Database,
	{ scope, from }: { readonly scope: Scope; readonly from: number },
	most: number
): Promise<Entry[]> {
	const rows = await db
		.selectFrom('sync_entry')
		.select(['kind', 'id', 'seq', 'op'])
		.where('scope', '=', scope)
		.where('seq', '>', from)
		.orderBy('seq')
		.limit(most)
		.execute();
	// Only `writeEntries` writes these columns.
	return rows.map(({ kind, id, seq, op }) => ({
		scope,
		kind: kind as Kind,
		id,
		seq: seq,
		op: op === 0 ? 0 : 1
	}));
}
