import type { Scope } from '#lib/domain/access/scope.ts';
import { currentRound, inWindow } from '#lib/domain/programme/round.ts';
import type { Op } from '#lib/domain/protocol/sync.ts';
import { allRounds } from '#server/store/facts.ts';
import { type Entry, entriesAfter } from '#server/store/rows.ts';
import type { Reader } from '#server/store/rows-registry.ts';
import type { Database } from '#server/store/schema.ts';
import { bodiesOf, type Body } from '#server/sync/bodies.ts';
import type { Unread } from '#server/sync/place.ts';

export type Page = {
	readonly ops: Op[];
	/** Up to where each scope is told in this page or was before. */
	readonly came: ReadonlyMap<Scope, number>;
};

// A batch is about what fits in a page; an answer looks at no more than so many entries, however few of them are to be sent.
const BATCH = 200;
const MOST_ENTRIES = 4000;

/**
 * Reads on in the unread scopes until the page is full. Rows of rounds past the window are passed over. A row larger than the
 * page goes alone, so that every page gets somewhere.
 */
export async function readPage(
	db: Database,
	unread: readonly Unread[],
	{ reader, limit }: { readonly reader: Reader; readonly limit: number }
): Promise<Page> {
	const came = new Map(unread.map(({ scope, from }) => [scope, from]));
	const ops: Op[] = [];
	let isHeld: ((op: Op) => boolean) | undefined;
	let room = limit;
	for (let looked = 0; looked < MOST_ENTRIES; looked += BATCH) {
		const entries = await nextEntries(db, unread, came);
		if (entries.length === 0) return { ops, came: atHead(unread) };
		isHeld ??= await windowOf(db, reader);
		const bodyOf = await bodiesOf(db, entries, reader);
		for (const entry of entries) {
			const op = opOf(entry, bodyOf(entry));
			const sent = isHeld(op);
			if (sent) room -= Buffer.byteLength(JSON.stringify(op));
			if (room < 0 && ops.length > 0) return { ops, came };
			if (sent) ops.push(op);
			came.set(entry.scope, entry.seq);
		}
	}
	return { ops, came };
}

// The entry at the head itself may be one that was gone and has been forgotten.
const atHead = (unread: readonly Unread[]) => new Map(unread.map(({ scope, head }) => [scope, head]));

async function nextEntries(
	db: Database,
	unread: readonly Unread[],
	came: ReadonlyMap<Scope, number>
): Promise<Entry[]> {
	const entries: Entry[] = [];
	for (const { scope, head } of unread) {
		const from = came.get(scope) ?? 0;
		if (from < head) entries.push(...(await entriesAfter(db, { scope, from }, BATCH - entries.length)));
		if (entries.length === BATCH) break;
	}
	return entries;
}

/** Whether a row is still held in the round that runs today; rows of no round always are. */
async function windowOf(db: Database, { today }: Reader): Promise<(op: Op) => boolean> {
	const current = currentRound(await allRounds(db), today)?.number ?? 0;
	return ({ body }) => typeof body?.roundNumber !== 'number' || inWindow(body.roundNumber, current);
}

/** An entry that points at nothing is told as gone: that is what is true of it. */
function opOf({ scope, kind, id, seq }: Entry, body: Body | undefined): Op {
	return body ? { scope, kind, id, seq, op: 1, body } : { scope, kind, id, seq, op: 0 };
}
