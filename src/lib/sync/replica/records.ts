import { standing } from '#lib/domain/visit/confirmation.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';
import type { OutboxRow } from '#lib/sync/replica/store.ts';

/** The words a record can wear; drafts and refused ones are no records yet and have their own. */
export type RecordStatus = 'waiting' | 'sent' | 'unsure' | 'confirmed' | 'disputed' | 'unconfirmed' | 'withdrawn';

/** Visits with something on its way: by visit, whether the server has answered. */
export function underWay(outbox: readonly OutboxRow[]): ReadonlyMap<string, 'waiting' | 'sent'> {
	const way = new Map<string, 'waiting' | 'sent'>();
	for (const { args, result } of outbox) {
		const id = String(args.visitId);
		way.set(id, result && way.get(id) !== 'waiting' ? 'sent' : 'waiting');
	}
	return way;
}

/** Where a record stands for its author. `sent` means that the server has it, never merely that the phone has. */
export function statusOf(
	record: Pick<OwnRecord, 'id' | 'outcome' | 'confirmation' | 'receivedAt' | 'withdrawnAt'>,
	way: ReadonlyMap<string, 'waiting' | 'sent'>,
	now: Instant
): RecordStatus {
	if (way.get(record.id) === 'waiting') return 'waiting';
	if (record.withdrawnAt !== undefined) return 'withdrawn';
	if (!delivered(record.outcome)) return 'sent';
	const state = standing(record, now);
	return state === 'awaiting' ? 'sent' : state;
}
