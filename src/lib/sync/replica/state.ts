import type { ClientId, DeviceId } from '#lib/domain/identity/ids.ts';
import type { State, Store, Tables } from '#lib/sync/replica/store.ts';

/** The phone's place in the exchange. Missing means that nobody was ever activated on this copy. */
export async function stateOf(tables: Tables): Promise<State> {
	const state = await tables.state.get('state');
	if (!state) throw new Error('this copy was never begun');
	return state;
}

/** Begins a person's copy on this device, or goes on with the one that is there. A new device id is taken over. */
export function begin(store: Store, clientId: ClientId, deviceId: DeviceId): Promise<State> {
	return store.change('strict', ['state'], async (tables) => {
		const known = await tables.state.get('state');
		if (known?.deviceId === deviceId) return known;
		const fresh: State = {
			key: 'state',
			clientId,
			deviceId,
			nextMid: 1,
			cursor: {},
			turn: 0,
			round: 1,
			offset: 0,
			seen: 0,
			complete: false
		};
		// The old client belongs to the old device: the server says so at the next exchange, and the outbox is renumbered then.
		const next = known ? { ...known, deviceId, turn: known.turn + 1 } : fresh;
		await tables.state.put(next);
		return next;
	});
}
