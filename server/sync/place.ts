import type { Scope } from '#lib/domain/access/scope.ts';
import type { Cursor } from '#lib/domain/protocol/sync.ts';
import type { Head } from '#server/store/rows.ts';

/** A held scope: from where the reader is to be told of it, and how far it has come. */
export type Unread = { readonly scope: Scope; readonly from: number; readonly head: number };

export type Place = {
	readonly unread: readonly Unread[];
	/** What leaves the phone first: what is held no longer, and what has to be told from the beginning. */
	readonly drop: readonly Scope[];
	/** The cursor has seen what never was here: it is from another history. */
	readonly ahead: boolean;
};

/**
 * Where a cursor stands. It grants nothing: what is held was derived without it. Below a scope's floor it has missed what was
 * gone and is told no more, so it counts as from the beginning; whoever raises a floor has written what remains above it.
 */
export function placeOf(cursor: Cursor, held: readonly Scope[], heads: readonly Head[]): Place {
	const seen = new Map(Object.entries(cursor) as [Scope, number][]);
	const headOf = new Map(heads.map(({ scope, head }) => [scope, head]));
	const below = heads.filter(({ scope, floor }) => (seen.get(scope) ?? 0) < floor).map(({ scope }) => scope);
	const unheld = [...seen.keys()].filter((scope) => !held.includes(scope));
	return {
		unread: heads.map(({ scope, head }) => ({ scope, head, from: below.includes(scope) ? 0 : (seen.get(scope) ?? 0) })),
		drop: [...unheld, ...below.filter((scope) => seen.has(scope))].sort(),
		ahead: held.some((scope) => (seen.get(scope) ?? 0) > (headOf.get(scope) ?? 0))
	};
}
