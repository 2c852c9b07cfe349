import type { ClientId, MutationId, PersonId } from '#lib/domain/identity/ids.ts';
import type { FlagCode, RefusalCode } from '#lib/domain/mutation/codes.ts';
import type { MutationResult } from '#lib/domain/mutation/envelope.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Database, Tables } from '#server/store/schema.ts';

export type LedgerRow = Tables['mutation'];

/** A client's place: whose it is, and how far its mutations have been ruled on. */
export type ClientRow = Tables['client'];

export const clientById = (db: Database, id: ClientId): Promise<ClientRow | undefined> =>
	db.selectFrom('client').selectAll().where('id', '=', id).executeTakeFirst();

export async function addClient(db: Database, client: ClientRow): Promise<void> {
	await db.insertInto('client').values(client).execute();
}

export async function advanceClient(db: Database, id: ClientId, lastMid: number): Promise<void> {
	await db.updateTable('client').set({ last_mid: lastMid }).where('id', '=', id).execute();
}

/** What was already ruled on among these: by id, whoever sent it, and by number, for this client. */
export async function ruledBefore(
	db: Database,
	client: ClientId,
	sent: readonly { readonly id: MutationId; readonly mid: number }[]
): Promise<{ byId: Map<string, LedgerRow>; byMid: Map<number, LedgerRow> }> {
	if (sent.length === 0) return { byId: new Map(), byMid: new Map() };
	const ids = sent.map(({ id }) => id);
	const mids = sent.map(({ mid }) => mid);
	const known = db.selectFrom('mutation').selectAll();
	const byId = await known.where('id', 'in', ids).execute();
	const byMid = await known.where('client_id', '=', client).where('mid', 'in', mids).execute();
	return {
		byId: new Map(byId.map((row) => [row.id, row])),
		byMid: new Map(byMid.map((row) => [row.mid, row]))
	};
}

export async function addToLedger(db: Database, row: LedgerRow): Promise<void> {
	await db.insertInto('mutation').values(row).execute();
}

/** Keeps a refused mutation whole. */
export async function keepRefused(db: Database, row: Tables['refused']): Promise<void> {
	await db.insertInto('refused').values(row).execute();
}

/** The result as it was given the first time, under the number it is asked for now. */
export const resultOf = ({ id, status, code, field }: LedgerRow, mid: number): MutationResult => ({
	mid,
	id: id as MutationId,
	status,
	// Written from these two sets only.
	...(code === null ? {} : { code: code as RefusalCode | FlagCode }),
	...(field === null ? {} : { field })
});

/** What this client was told lately: an answer may have been lost on the way. */
export async function lateResults(db: Database, client: ClientId, since: Instant): Promise<MutationResult[]> {
	const rows = await db
		.selectFrom('mutation')
		.selectAll()
		.where('client_id', '=', client)
		.orderBy('mid', 'desc')
		.limit(100)
		.execute();
	return rows
		.filter((row) => row.received_at >= since)
		.map((row) => resultOf(row, row.mid))
		.reverse();
}

/** How often an unforeseen fault has stopped this mutation. */
export async function faultsOf(db: Database, id: MutationId): Promise<number> {
	const row = await db.selectFrom('mutation_fault').select('tries').where('id', '=', id).executeTakeFirst();
	return row?.tries ?? 0;
}

export async function countFault(db: Database, id: MutationId): Promise<void> {
	await db
		.insertInto('mutation_fault')
		.values({ id, tries: 1 })
		.onConflict((at) => at.column('id').doUpdateSet((eb) => ({ tries: eb('mutation_fault.tries', '+', 1) })))
		.execute();
}

export async function forgetFaults(db: Database, id: MutationId): Promise<void> {
	await db.deleteFrom('mutation_fault').where('id', '=', id).execute();
}

/** When the device was activated for this person: nothing was written on it before. */
export async function deviceSince(db: Database, device: string, person: PersonId): Promise<Instant> {
	const row = await db
		.selectFrom('device')
		.select('created_at')
		.where('id', '=', device)
		.where('person_id', '=', person)
		.executeTakeFirstOrThrow();
	return row.created_at;
}
