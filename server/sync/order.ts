import type { ClientId, DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import type { Envelope } from '#lib/domain/mutation/envelope.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type ClientRow, clientById, type LedgerRow, ruledBefore } from '#server/store/ledger.ts';
import type { Database } from '#server/store/schema.ts';
import { digestOf } from '#server/sync/digest.ts';

export type Sender = { readonly personId: PersonId; readonly deviceId: DeviceId };

/** One mutation of a push: new, or known from before with the word it was given then. */
export type Arrival = { readonly sent: Envelope; readonly digest: string; readonly before: LedgerRow | undefined };

export type Order = { readonly client: ClientRow | undefined; readonly arrivals: readonly Arrival[] };

/**
 * Looks at a whole push before anything of it has an effect. It is in order when its client is the sender's own, its numbers
 * go on without a gap from the last one ruled on, and every number and id that was used before is used for the same content.
 */
export async function inOrder(
	db: Database,
	from: Sender,
	{ clientId, mutations }: { readonly clientId: ClientId; readonly mutations: readonly Envelope[] }
): Promise<Result<Order, 'client_reused'>> {
	const client = await clientById(db, clientId);
	if (client && !belongsTo(client, from)) return err('client_reused');
	const { byId, byMid } = await ruledBefore(db, clientId, mutations);
	const arrivals = mutations.map((sent) => ({ sent, digest: digestOf(sent), before: byId.get(sent.id) }));
	const known = { person: from.personId, last: client?.last_mid ?? 0, idAt: (mid: number) => byMid.get(mid)?.id };
	return goesOn(arrivals, known) ? ok({ client, arrivals }) : err('client_reused');
}

type Known = { readonly person: PersonId; readonly last: number; readonly idAt: (mid: number) => string | undefined };

function goesOn(arrivals: readonly Arrival[], { person, last, idAt }: Known): boolean {
	const seen = new Map<string, Arrival>();
	let reached = last;
	return arrivals.every((arrival) => {
		const { mid, id } = arrival.sent;
		const earlier = seen.get(id);
		const sameId = (idAt(mid) ?? id) === id;
		const sound = sameId && sameContent(arrival, earlier, person) && follows(arrival, earlier, reached);
		seen.set(id, earlier ?? arrival);
		reached = Math.max(reached, mid);
		return sound;
	});
}

export const belongsTo = (client: ClientRow, { personId, deviceId }: Sender): boolean =>
	client.person_id === personId && client.device_id === deviceId;

function sameContent({ before, digest }: Arrival, earlier: Arrival | undefined, person: PersonId): boolean {
	if (earlier && earlier.digest !== digest) return false;
	return before === undefined || (before.person_id === person && before.digest === digest);
}

/** The next number, or one that was ruled on already, with something that was ruled on already. */
function follows({ sent, before }: Arrival, earlier: Arrival | undefined, reached: number): boolean {
	if (sent.mid > reached) return sent.mid === reached + 1;
	return before !== undefined || earlier?.sent.mid === sent.mid;
}
