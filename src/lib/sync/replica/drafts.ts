import type { Draft, Store } from '#lib/sync/replica/store.ts';
import type { MutationId } from '#lib/domain/identity/ids.ts';

/** Kept at each keystroke: losing the last one to a power cut is bearable, waiting for the disk is not. */
export const keepDraft = (store: Store, draft: Draft): Promise<void> =>
	store.change('relaxed', ['drafts'], ({ drafts }) => drafts.put(draft));

export const dropDraft = (store: Store, householdId: string): Promise<void> =>
	store.change('relaxed', ['drafts'], ({ drafts }) => drafts.remove(householdId));

/** A refused mutation its author no longer wants: gone for good, by their own choice only. */
export const discard = (store: Store, id: MutationId): Promise<void> =>
	store.change('strict', ['attention'], ({ attention }) => attention.remove(id));
