import type { Kind } from '#lib/domain/access/projection.ts';
import type { Scope } from '#lib/domain/access/scope.ts';
import type { Database } from '#server/store/schema.ts';

/** A row that came or changed in a scope (`put`), or left it (`gone`). */
export type Change = { readonly scope: Scope; readonly kind: Kind; readonly id: string; readonly op?: 'put' | 'gone' };

/**
 * A transaction's last statements: raise the heads of its scopes, in sorted order, and point each changed row at its new
 * place. The heads stay locked until the commit, so a scope's versions become visible in order, on any database.
 */
export async function writeEntries(db: Database, changes: readonly Change[]): Promise<Scope[]> {
	const byScope = Map.groupBy(newest(changes), ({ scope }) => scope);
	const scopes = [...byScope.keys()].sort();
	for (const scope of scopes) {
		const rows = byScope.get(scope) ?? [];
		const { head } = await db
			.insertInto('sync_scope')
			.values({ scope, head: rows.length, floor: 0 })
			.onConflict((at) => at.column('scope').doUpdateSet((eb) => ({ head: eb('sync_scope.head', '+', rows.length) })))
			.returning('head')
			.executeTakeFirstOrThrow();
		const first = head - rows.length + 1;
		await db
			.insertInto('sync_entry')
			.values(
				rows.map(({ kind, id, op }, place) => ({ scope, kind, id, seq: first + place, op: op === 'gone' ? 0 : 1 }))
			)
			.onConflict((at) =>
				at
					.columns(['scope', 'kind', 'id'])
					.doUpdateSet((eb) => ({ seq: eb.ref('excluded.seq'), op: eb.ref('excluded.op') }))
			)
			.execute();
	}
	return scopes;
}

// A row changed twice in one transaction has one entry, for its last change.
function newest(changes: readonly Change[]): Change[] {
	return [...new Map(changes.map((change) => [`${change.scope} ${change.kind} ${change.id}`, change])).values()];
}
