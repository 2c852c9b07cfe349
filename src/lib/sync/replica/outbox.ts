import type { ClientId, MutationId } from '#lib/domain/identity/ids.ts';
import { type Intent, MUTATIONS } from '#lib/domain/mutation/arguments.ts';
import type { MutationResult } from '#lib/domain/mutation/envelope.ts';
import type { Instant } from '#lib/domain/time.ts';
import { stateOf } from '#lib/sync/replica/state.ts';
import type { About, AttentionRow, OutboxRow, SentRow, State, Store } from '#lib/sync/replica/store.ts';

/** What comes with an intent: when and under which id it is written, and what it puts an end to. */
export type Stamp = {
	readonly id: MutationId;
	readonly at: Instant;
	readonly about?: About;
	/** The draft it was made from, by its household. */
	readonly draft?: string;
	/** The refused mutation it mends. */
	readonly mends?: MutationId;
};

/** Writes down what a person did. When this resolves it is on the disk, numbered, and will be sent. */
export function write(store: Store, intent: Intent, stamp: Stamp): Promise<OutboxRow> {
	return store.change('strict', ['outbox', 'state', 'drafts', 'attention'], async (tables) => {
		const state = await stateOf(tables);
		const row: OutboxRow = {
			mid: state.nextMid,
			id: stamp.id,
			name: intent.name,
			v: MUTATIONS[intent.name].v,
			args: intent.args,
			at: stamp.at,
			offset: state.offset,
			seen: state.seen,
			...(stamp.about ? { about: stamp.about } : {})
		};
		await tables.outbox.put(row);
		await tables.state.put({ ...state, nextMid: state.nextMid + 1 });
		if (stamp.draft !== undefined) await tables.drafts.remove(stamp.draft);
		if (stamp.mends !== undefined) await tables.attention.remove(stamp.mends);
		return row;
	});
}

/** Takes back the last thing written, if it was never handed to the network; its number is then used again. */
export function recall(store: Store, id: MutationId): Promise<boolean> {
	return store.change('strict', ['outbox', 'state'], async (tables) => {
		const state = await stateOf(tables);
		const last = await tables.outbox.get(state.nextMid - 1);
		if (last?.id !== id || last.sentAt !== undefined) return false;
		await tables.outbox.remove(last.mid);
		await tables.state.put({ ...state, nextMid: last.mid });
		return true;
	});
}

/** The oldest rows without an answer, marked as handed over before anybody sends them. */
export function takeBatch(store: Store, most: number, now: Instant): Promise<{ state: State; batch: OutboxRow[] }> {
	return store.change('strict', ['outbox', 'state'], async (tables) => {
		const state = await stateOf(tables);
		const batch = (await tables.outbox.all()).filter(({ result }) => !result).slice(0, most);
		const marked = batch.map((row) => ({ ...row, sentAt: row.sentAt ?? now }));
		const fresh = marked.filter((_, place) => batch[place]?.sentAt === undefined);
		if (fresh.length > 0) await tables.outbox.put(...fresh);
		return { state, batch: marked };
	});
}

/**
 * Keeps the server's word on each mutation: a refused one moves to "needs attention", the others stay on screen until a pull
 * has shown the real rows. Answers to a client that is no longer ours are nothing.
 */
export function settle(
	store: Store,
	clientId: ClientId,
	results: readonly MutationResult[],
	now: Instant
): Promise<void> {
	return store.change('strict', ['outbox', 'attention', 'state'], async (tables) => {
		if ((await stateOf(tables)).clientId !== clientId) return;
		for (const result of results) {
			const row = await tables.outbox.get(result.mid);
			if (row?.id !== result.id || row.result) continue;
			if (result.status === 'rejected') {
				await tables.attention.put(refused(row, result, now));
				await tables.outbox.remove(row.mid);
			} else {
				await tables.outbox.put({ ...row, result });
			}
		}
	});
}

/**
 * A new client: everything unanswered or not yet shown back is numbered again from 1, with the same ids, so that the server
 * knows repeats for what they are. With an epoch, what was acknowledged but may be lost with the old history goes first.
 */
export function renew(store: Store, clientId: ClientId, epoch?: { id: string; redownloadAt: Instant }): Promise<void> {
	return store.change('strict', ['outbox', 'sent', 'state'], async (tables) => {
		const state = await stateOf(tables);
		const again: (OutboxRow | SentRow)[] = [...(epoch ? await tables.sent.all() : []), ...(await tables.outbox.all())];
		await tables.outbox.clear();
		await tables.outbox.put(...again.map((row, place) => ({ ...writtenOf(row), mid: place + 1, sentAt: 0 })));
		if (epoch) await tables.sent.clear();
		await tables.state.put({
			...state,
			clientId,
			nextMid: again.length + 1,
			turn: state.turn + 1,
			...(epoch ? { epoch: epoch.id, redownloadAt: epoch.redownloadAt, cursor: {}, round: state.round + 1 } : {})
		});
	});
}

/** What was written, without what happened to it since. */
export function writtenOf({ id, name, v, args, at, offset, seen, about }: OutboxRow | AttentionRow | SentRow) {
	return { id, name, v, args, at, offset, seen, ...(about ? { about } : {}) };
}

function refused(row: OutboxRow, { code, field }: MutationResult, refusedAt: Instant): AttentionRow {
	return { ...writtenOf(row), code: code ?? 'internal', ...(field ? { field } : {}), refusedAt };
}
