import type { Bodies, Kind } from '#lib/domain/access/projection.ts';
import { visitRows } from '#lib/domain/access/projection.ts';
import type { Actor } from '#lib/domain/access/role.ts';
import { type Intent, readIntent } from '#lib/domain/mutation/arguments.ts';
import { ruleDelivery } from '#lib/domain/mutation/rule-delivery.ts';
import { submitVisit } from '#lib/domain/mutation/submit-visit.ts';
import { withdrawVisit } from '#lib/domain/mutation/withdraw-visit.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';
import type { BaseRow, OutboxRow } from '#lib/sync/replica/store.ts';

/** What a screen shows: per kind, every row by its id. */
export type View = { readonly [K in Kind]: ReadonlyMap<string, Bodies[K]> };
type Rows = { [K in Kind]: Map<string, Bodies[K]> };

const KINDS: readonly Kind[] = [
	'round',
	'village',
	'profile',
	'household',
	'householdSummary',
	'visit',
	'visitSummary',
	'ownRecord'
];

/**
 * What the server last said, with what the person has done since laid over it by the same rules the server rules by. Computed
 * anew at each reading: taking a pending mutation away is all it takes to undo it.
 */
export function fold(base: readonly BaseRow[], pending: readonly OutboxRow[]): View {
	const rows = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as Rows;
	for (const { kind, id, body } of base) {
		// Bodies are the server's own, read by the kind they were sent as; unknown kinds have no screen here.
		if (Object.hasOwn(rows, kind)) (rows[kind as Kind] as Map<string, unknown>).set(id, body);
	}
	const [profile] = rows.profile.values();
	if (profile) for (const row of pending) lay(rows, row, profile);
	return rows;
}

function lay(rows: Rows, row: OutboxRow, me: Actor): void {
	const intent = readIntent(row.name, row.v, row.args);
	if (!intent) return;
	const at = Math.max(0, row.at + row.offset);
	if (intent.name === 'visit.submit') submit(rows, intent, { row, me, at });
	else if (intent.name === 'visit.withdraw') withdraw(rows, intent.args.visitId, { me, at });
	else rule(rows, intent, { me, at });
}

type Written = { readonly me: Actor; readonly at: Instant };

function submit(
	rows: Rows,
	{ args }: Extract<Intent, { name: 'visit.submit' }>,
	{ row, me, at }: Written & { row: OutboxRow }
) {
	// The real row has come: it stands.
	if (rows.ownRecord.has(args.visitId)) return;
	const household = rows.household.get(args.householdId) ?? row.about;
	const made = submitVisit({ args, author: me, household, round: rows.round.get(args.roundId), at });
	if (!made.ok) return;
	const [visit, , own] = visitRows(made.value);
	rows.visit.set(visit.id, visit.body);
	rows.ownRecord.set(own.id, own.body);
}

function withdraw(rows: Rows, id: string, { me, at }: Written) {
	const change = <V extends OwnRecord>(kind: Map<string, V>) => {
		const known = kind.get(id);
		const done = known && withdrawVisit(known, me.id, at);
		if (done?.ok) kind.set(id, done.value);
	};
	change(rows.visit);
	change(rows.ownRecord);
}

function rule(rows: Rows, intent: Extract<Intent, { name: `delivery.${string}` }>, { me, at }: Written) {
	const { visitId } = intent.args;
	const done = ruleDelivery(rows.visitSummary.get(visitId), intent, me, at);
	if (done.ok) rows.visitSummary.set(visitId, done.value.visit);
}
