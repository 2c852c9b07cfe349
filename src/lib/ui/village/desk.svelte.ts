import { SvelteSet } from 'svelte/reactivity';
import type { Session } from '#lib/ui/session.svelte.ts';

/** Every neighbourhood. */
export const ALL = '';

/**
 * What a village head has on the desk: what was chosen and searched, the rows looked at and the rows ticked. It outlives the page,
 * so that a look at one record does not undo the ticks on the others.
 */
class Desk {
	neighbourhood = $state(ALL);
	hamlet = $state(ALL);
	search = $state('');
	readonly seen = new SvelteSet<string>();
	readonly ticked = new SvelteSet<string>();

	/** Ticks or unticks them all. */
	tick(ids: readonly string[], on: boolean) {
		for (const id of ids) {
			if (on) this.ticked.add(id);
			else this.ticked.delete(id);
		}
	}
}

const desks = new WeakMap<Session, Desk>();

/** The desk of this session: another person at the same phone begins with an empty one. */
export function deskOf(session: Session): Desk {
	const desk = desks.get(session) ?? new Desk();
	desks.set(session, desk);
	return desk;
}
