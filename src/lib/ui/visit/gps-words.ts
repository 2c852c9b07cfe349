import { amount } from '#lib/ui/format/numbers.ts';
import type { Gps } from '#lib/ui/visit/gps.svelte.ts';
import type { VisitForm } from '#lib/ui/visit/visit-form.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

const SEEKING: Record<Gps['state'], (said: { m: string }) => string> = {
	seeking: () => m.gps_seek(),
	found: m.gps_found,
	coarse: m.gps_coarse,
	slow: () => m.gps_slow(),
	off: () => m.gps_off()
};

/** How well the place is known, and that saving never waits for it. */
export function gpsText({ point, asksPlace, gps }: Pick<VisitForm, 'point' | 'asksPlace' | 'gps'>): string {
	const said = { m: amount(point?.accuracy ?? 0) };
	if (asksPlace) return SEEKING[gps.state](said);
	return point ? m.gps_found(said) : m.gps_other_day();
}
