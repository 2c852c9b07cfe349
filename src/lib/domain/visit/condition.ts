import type { Instant } from '#lib/domain/time.ts';
import type { VisitId } from '#lib/domain/identity/ids.ts';
import type { Observations } from '#lib/domain/visit/form.ts';

type Seen = { readonly id: VisitId; readonly at: Instant; readonly observations: Observations };
type Field = keyof Observations;

/** What is known of one field: the answer, and when it was last seen to be so. */
export type Known = { readonly value: NonNullable<Observations[Field]>; readonly at: Instant };

/**
 * A household's condition: per field the newest observation, by time and then by id. `unchanged` keeps the value and renews
 * its time; `unknown` and fields not asked leave both as they are.
 */
export function condition(visits: readonly Seen[]): Partial<Record<Field, Known>> {
	const known: Partial<Record<Field, Known>> = {};
	for (const { at, observations } of [...visits].sort(byTimeThenId)) {
		for (const [field, value] of Object.entries(observations) as [Field, Known['value']][]) {
			if (value === 'unknown') continue;
			const before = known[field];
			if (value !== 'unchanged') known[field] = { value, at };
			else if (before) known[field] = { value: before.value, at };
		}
	}
	return known;
}

function byTimeThenId(a: Seen, b: Seen): number {
	if (a.at !== b.at) return a.at - b.at;
	return a.id < b.id ? -1 : 1;
}
