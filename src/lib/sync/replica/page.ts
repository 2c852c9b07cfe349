import type { Scope } from '#lib/domain/access/scope.ts';
import { currentRound, inWindow, type Round } from '#lib/domain/programme/round.ts';
import type { Op, PullAnswer } from '#lib/domain/protocol/sync.ts';
import { DAY, dateOf } from '#lib/domain/time.ts';
import { stateOf } from '#lib/sync/replica/state.ts';
import type { BaseRow, OutboxRow, State, Store, Tables } from '#lib/sync/replica/store.ts';
import { writtenOf } from '#lib/sync/replica/outbox.ts';

// Acknowledged work is kept for a server that loses its disk, but not for ever.
const KEEP_SENT = 30 * DAY;

/**
 * Stores one page and its cursor together, and only if nothing moved since it was asked for. `lastMid` lets go of what the
 * page (or one before it) has shown back: the person sees either the pending row or the real one, never neither.
 */
export function takePage(store: Store, asked: State, page: PullAnswer, now: number): Promise<'stored' | 'stale'> {
	return store.change('relaxed', ['base', 'outbox', 'sent', 'drafts', 'state'], async (tables) => {
		const state = await stateOf(tables);
		if (state.turn !== asked.turn) return 'stale';
		for (const scope of page.drop) await leave(tables, await tables.base.inScope(scope), scope);
		for (const op of page.ops) await apply(tables, op, state.round);
		if (!page.more) await complete(tables, page, state.round);
		const { redownloadAt: _begun, ...rest } = state;
		await tables.state.put({
			...rest,
			epoch: page.epoch,
			cursor: page.cursor,
			turn: state.turn + 1,
			offset: page.serverTime - now,
			seen: Math.max(state.seen, page.serverTime),
			complete: state.complete || !page.more
		});
		return 'stored';
	});
}

async function apply(tables: Tables, op: Op, round: number): Promise<void> {
	const known = await tables.base.get(`${op.kind} ${op.id}`);
	if (known && isOld(known, op, round)) return;
	if (op.op === 1 && op.body) await tables.base.put(withOp(known, op, op.body, round));
	else if (known) await leave(tables, [known], op.scope);
}

// A new download begins with rows of any age; within one, versions only go up.
const isOld = ({ round, seqs }: BaseRow, { scope, seq }: Op, now: number) =>
	round === now && (seqs[scope] ?? -1) >= seq;

function withOp(
	known: BaseRow | undefined,
	{ scope, kind, id, seq }: Op,
	body: BaseRow['body'],
	round: number
): BaseRow {
	const others = known?.scopes.filter((held) => held !== scope) ?? [];
	return {
		key: `${kind} ${id}`,
		kind,
		id,
		scopes: [...others, scope],
		seqs: { ...known?.seqs, [scope]: seq },
		round,
		body
	};
}

/** A row that no held scope contains any more leaves the phone. */
async function leave(tables: Tables, rows: BaseRow[], scope: Scope): Promise<void> {
	for (const row of rows) {
		const scopes = row.scopes.filter((held) => held !== scope);
		const { [scope]: _left, ...seqs } = row.seqs;
		if (scopes.length === 0) await tables.base.remove(row.key);
		else await tables.base.put({ ...row, scopes, seqs });
	}
}

async function complete(tables: Tables, page: PullAnswer, round: number): Promise<void> {
	const rows = await tables.base.all();
	const old = rows.filter((row) => row.round !== round);
	if (old.length > 0) await tables.base.remove(...old.map(({ key }) => key));
	await letGo(tables, page);
	await prune(
		tables,
		rows.filter((row) => row.round === round),
		page.serverTime
	);
	const done = (await tables.sent.all()).filter(
		({ acknowledgedAt }) => acknowledgedAt <= page.durableTo || acknowledgedAt < page.serverTime - KEEP_SENT
	);
	if (done.length > 0) await tables.sent.remove(...done.map(({ id }) => id));
}

async function letGo(tables: Tables, { lastMid = 0, serverTime, durableTo }: PullAnswer): Promise<void> {
	const shown = (await tables.outbox.all()).filter(({ mid, result }) => mid <= lastMid && result);
	if (shown.length === 0) return;
	await tables.outbox.remove(...shown.map(({ mid }) => mid));
	if (serverTime > durableTo) {
		await tables.sent.put(...shown.map((row) => ({ ...writtenOf(row), acknowledgedAt: serverTime })));
	}
}

/** Rows of rounds past the window go, unless something unsent or half-written still speaks of them. */
async function prune(tables: Tables, rows: BaseRow[], now: number): Promise<void> {
	const rounds = rows.filter(({ kind }) => kind === 'round').map(({ body }) => body as Round);
	const current = currentRound(rounds, dateOf(now));
	if (!current) return;
	const spokenOf = new Set(
		(await tables.outbox.all()).flatMap(({ args }: OutboxRow) => [args.visitId, args.householdId])
	);
	for (const { householdId } of await tables.drafts.all()) spokenOf.add(householdId);
	const past = rows.filter(({ id, body: { roundNumber, householdId } }) => {
		if (typeof roundNumber !== 'number' || inWindow(roundNumber, current.number)) return false;
		return !spokenOf.has(id) && !spokenOf.has(householdId);
	});
	if (past.length > 0) await tables.base.remove(...past.map(({ key }) => key));
}
