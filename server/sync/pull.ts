import { type Scope, sponsorScope } from '#lib/domain/access/scope.ts';
import type { PullAnswer, PullRequest } from '#lib/domain/protocol/sync.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { DAY, dateOf, type Instant, MINUTE } from '#lib/domain/time.ts';
import type { Deps, SignedIn } from '#server/env.ts';
import { clientById, lateResults } from '#server/store/ledger.ts';
import { holdings } from '#server/store/people.ts';
import { headsOf, readEpoch } from '#server/store/rows.ts';
import { hasAwaiting } from '#server/store/rows-awaiting.ts';
import type { Database } from '#server/store/schema.ts';
import { belongsTo } from '#server/sync/order.ts';
import { readPage } from '#server/sync/page.ts';
import { placeOf } from '#server/sync/place.ts';

export type Asking = {
	readonly from: SignedIn;
	/** The oldest exchange that is still answered. */
	readonly oldest: Pick<PullRequest, 'protocol' | 'schema'>;
};

type Question = { readonly from: SignedIn; readonly request: PullRequest; readonly now: Instant };

const SOON = MINUTE;
const LATER = 5 * MINUTE;
// Whoever still waits for a word after this long waits no more for it by the minute.
const AWAITED = 14 * DAY;
// An answer that was lost is asked for again long before this.
const LATELY = 10 * MINUTE;

/** What changed for this person beyond their cursor, all from one snapshot. What they may see is derived anew each time. */
export async function takePull(
	deps: Deps,
	{ from, oldest }: Asking,
	request: PullRequest
): Promise<Result<PullAnswer, 'client_reused' | 'upgrade_required'>> {
	const tooOld = request.protocol < oldest.protocol || request.schema < oldest.schema;
	if (tooOld) return err('upgrade_required');
	return deps.store.read((db) => pull(db, { from, request, now: deps.clock() }));
}

async function pull(db: Database, question: Question): Promise<Result<PullAnswer, 'client_reused'>> {
	const { from, request, now } = question;
	const client = await clientById(db, request.clientId);
	if (client && !belongsTo(client, from)) return err('client_reused');

	const held = from.deviceState === 'active' ? await holdings(db, from.personId, now) : [];
	const { unread, drop, ahead } = placeOf(request.cursor, held, await headsOf(db, held));
	const epoch = await readEpoch(db);
	const told = { epoch, serverTime: now, durableTo: now, drop: [...drop], nextMs: await nextMs(db, held, question) };
	if (ahead || isForeign(request, epoch)) return ok({ ...told, ops: [], cursor: {}, reset: true, more: true });

	const reader = { id: from.personId, today: dateOf(now) };
	const { ops, came } = await readPage(db, unread, { reader, limit: request.limit });
	const more = unread.some(({ scope, head }) => (came.get(scope) ?? 0) < head);
	const cursor = Object.fromEntries([...came].filter(([, seq]) => seq > 0));
	const page = { ...told, ops: removalsFirst(ops), cursor, reset: false, more };
	if (more) return ok(page);
	// Only now everything up to `lastMid` is on the phone: earlier, it would let go of a row before the real one has come.
	const results = await lateResults(db, request.clientId, now - LATELY);
	return ok({ ...page, lastMid: client?.last_mid ?? 0, results });
}

/** A cursor without an epoch is of no history that anybody knows. */
function isForeign({ epoch, cursor }: PullRequest, own: string): boolean {
	return epoch === undefined ? Object.keys(cursor).length > 0 : epoch !== own;
}

const removalsFirst = (ops: PullAnswer['ops']): PullAnswer['ops'] => ops.toSorted((a, b) => a.op - b.op);

async function nextMs(db: Database, held: readonly Scope[], { from, now }: Question): Promise<number> {
	const villages = held.flatMap((scope) => (scope.startsWith('village:') ? [scope.slice('village:'.length)] : []));
	const author = held.includes(sponsorScope(from.personId)) ? from.personId : undefined;
	return (await hasAwaiting(db, { author, villages }, now - AWAITED)) ? SOON : LATER;
}
