import { createLock } from '#lib/sync/adapters/lock.ts';
import { uuidv7 } from '#lib/sync/adapters/uuid.ts';
import type { Network, Ports } from '#lib/sync/ports.ts';
import type { Store } from '#lib/sync/replica/store.ts';

/** The world as a browser gives it: the one place where the engine meets clock, chance and timers. */
export function browserPorts(store: Store, network: Network, personId: string): Ports {
	return {
		clock: () => Date.now(),
		chance: () => crypto.getRandomValues(new Uint32Array(1)).reduce((_, value) => value / 2 ** 32, 0),
		newId: () => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
		network,
		store,
		scheduler: {
			after(ms, call) {
				// A timer counts in 31 bits.
				const timer = setTimeout(call, Math.min(ms, 2 ** 31 - 1));
				return () => clearTimeout(timer);
			}
		},
		lock: createLock(`berbagi-sync-${personId}`)
	};
}
