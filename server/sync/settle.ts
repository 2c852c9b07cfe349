import { readIntent } from '#lib/domain/mutation/arguments.ts';
import { type Refusal, refuse } from '#lib/domain/mutation/codes.ts';
import { clockChanged, effectiveTime, type Envelope, type MutationResult } from '#lib/domain/mutation/envelope.ts';
import type { PushRequest } from '#lib/domain/protocol/sync.ts';
import { err } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { SignedIn } from '#server/env.ts';
import {
	addToLedger,
	countFault,
	faultsOf,
	forgetFaults,
	keepRefused,
	type LedgerRow,
	resultOf
} from '#server/store/ledger.ts';
import { behindSavepoint } from '#server/store/savepoint.ts';
import type { Database } from '#server/store/schema.ts';
import type { Writing } from '#server/store/writer.ts';
import type { Arrival } from '#server/sync/order.ts';
import { rule } from '#server/sync/rule.ts';
import type { Case, Verdict } from '#server/sync/verdict.ts';

export type Desk = {
	readonly from: SignedIn;
	readonly request: PushRequest;
	readonly now: Instant;
	readonly report: (fault: unknown) => void;
};

/** With the moment the device was activated: nothing can have been written on it before. */
type OpenDesk = Desk & { readonly since: Instant };

const TRIES = 3;

/** One after the other, each gets its word; those that have one get it again. Stops at a fault that may pass. */
export async function settleAll(
	writing: Writing,
	desk: OpenDesk,
	arrivals: readonly Arrival[]
): Promise<{ results: MutationResult[]; stopped: boolean }> {
	const told = new Map<string, LedgerRow>();
	const results: MutationResult[] = [];
	for (const arrival of arrivals) {
		const { id, mid } = arrival.sent;
		const row = arrival.before ?? told.get(id) ?? (await settle(writing, desk, arrival));
		if (!row) return { results, stopped: true };
		told.set(id, row);
		results.push(resultOf(row, mid));
	}
	return { results, stopped: false };
}

/** Rules on a new mutation and enters it in the ledger; a refused one is kept whole. */
async function settle({ db, changed }: Writing, desk: OpenDesk, arrival: Arrival): Promise<LedgerRow | undefined> {
	const { from, request, now } = desk;
	const { sent, digest } = arrival;
	const lost = from.deviceState === 'lost';
	const verdict = lost ? err(refuse('internal')) : await judge(db, desk, sent);
	if (!verdict) return undefined;
	const row: LedgerRow = {
		id: sent.id,
		client_id: request.clientId,
		person_id: from.personId,
		mid: sent.mid,
		digest,
		...wordFor(verdict),
		received_at: now
	};
	await addToLedger(db, row);
	if (verdict.ok) changed(...verdict.value.changes);
	else await keepRefused(db, { ...refusedOf(desk, sent, verdict.error), ...(lost ? { code: 'device_lost' } : {}) });
	return row;
}

/** The rules' word, or nothing while an unforeseen fault may still pass. One that comes back each time is a refusal. */
async function judge(db: Database, desk: OpenDesk, sent: Envelope): Promise<Verdict | undefined> {
	const intent = readIntent(sent.name, sent.v, sent.args);
	if (!intent) return err(refuse('not_understood'));
	const ruled = await behindSavepoint(db, () => rule(db, intent, caseOf(desk, sent)));
	if (!ruled.ok) {
		desk.report(ruled.error);
		if ((await faultsOf(db, sent.id)) + 1 < TRIES) {
			await countFault(db, sent.id);
			return undefined;
		}
	}
	await forgetFaults(db, sent.id);
	return ruled.ok ? ruled.value : err(refuse('internal'));
}

function caseOf({ from, request, now, since }: OpenDesk, sent: Envelope): Case {
	const at = effectiveTime({ ...sent, seen: Math.max(sent.seen, since) }, now);
	const odd = clockChanged(sent.offset, now - request.now) ? (['clock_changed'] as const) : [];
	return { id: sent.id, by: from.personId, at, now, odd };
}

function wordFor(verdict: Verdict): Pick<LedgerRow, 'status' | 'code' | 'field'> {
	if (!verdict.ok) return { status: 'rejected', code: verdict.error.code, field: verdict.error.field ?? null };
	const { flag } = verdict.value;
	return flag ? { status: 'flagged', code: flag, field: null } : { status: 'applied', code: null, field: null };
}

const refusedOf = ({ from, now }: Desk, sent: Envelope, { code, field }: Refusal) => ({
	id: sent.id,
	person_id: from.personId,
	device_id: from.deviceId,
	envelope: JSON.stringify(sent),
	code,
	field: field ?? null,
	received_at: now
});
