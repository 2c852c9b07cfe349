import type { Store } from '#lib/sync/replica/store.ts';

/**
 * The person leaves this phone: what the server knows goes, what only the phone knows stays for when they come back. A device
 * reported lost keeps nothing.
 */
export function clearCopy(store: Store, keep: 'own-work' | 'nothing'): Promise<void> {
	return store.change('strict', ['base', 'outbox', 'attention', 'sent', 'drafts', 'state'], async (tables) => {
		await tables.base.clear();
		const state = await tables.state.get('state');
		if (keep === 'nothing') {
			for (const table of [tables.outbox, tables.attention, tables.sent, tables.drafts, tables.state])
				await table.clear();
		} else if (state) {
			await tables.state.put({ ...state, cursor: {}, turn: state.turn + 1, complete: false });
		}
	});
}
