import { ALL } from '#lib/ui/village/desk.svelte.ts';
import { type Delivery, neighbourhoodOf } from '#lib/ui/village/queue.ts';
import { m } from '#lib/words/compiled/messages.js';

type Place = { readonly hamlet: string; readonly rt: string; readonly rw: string };
type Chip = { readonly value: string; readonly label: string };

/** Chips for the neighbourhoods in which something waits, with how much; where most waits comes first. */
export function neighbourhoodChips(rows: readonly Delivery[]): Chip[] {
	const places = new Map<string, Place & { count: number }>();
	for (const { visit } of rows) {
		const key = neighbourhoodOf(visit.household);
		const { hamlet, rt, rw } = visit.household;
		places.set(key, { hamlet, rt, rw, count: (places.get(key)?.count ?? 0) + 1 });
	}
	const sorted = [...places].sort(([a, { count: one }], [b, { count: two }]) => two - one || (a < b ? -1 : 1));
	const name = namer(sorted.map(([, place]) => place));
	const chips = sorted.map(([value, place]) => ({ value, label: `${name(place)} · ${place.count}` }));
	return [{ value: ALL, label: `${m.village_all()} · ${rows.length}` }, ...chips];
}

/** As many as a thumb looks through at once, the chosen one among them; the others wait behind one more tap. */
export function firstChips(chips: readonly Chip[], most: number, chosen: string): Chip[] {
	if (chips.length <= most) return [...chips];
	return chips.filter(({ value }, place) => place < most || value === chosen);
}

/** As short as it can be without two places sounding alike. */
function namer(places: readonly Place[]): (place: Place) => string {
	const names = [
		({ rt }: Place) => m.village_rt({ rt: plain(rt) }),
		({ rt, rw }: Place) => m.village_rtrw({ rt: plain(rt), rw: plain(rw) })
	];
	const clear = names.find((name) => new Set(places.map(name)).size === places.length);
	return clear ?? (({ rt, rw, hamlet }) => m.village_address({ rt: plain(rt), rw: plain(rw), hamlet }));
}

/** "002" is spoken of as 2. */
const plain = (number: string): string => number.replace(/^0+(?=\d)/, '');
