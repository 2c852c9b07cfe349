import type { About } from '#lib/sync/replica/store.ts';
import type { View } from '#lib/sync/replica/fold.ts';
import { m } from '#lib/words/compiled/messages.js';

/** "RT 02/RW 01, Krajan, Telemung": what finds a house, in the order it is asked for. */
export function placeText({ rt, rw, hamlet, village }: Omit<About, 'name'>, view: View): string {
	return [m.address_rt_rw({ rt, rw }), hamlet, view.village.get(village)?.name].filter(Boolean).join(', ');
}
