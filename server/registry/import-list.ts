import type { RowFault } from '#server/registry/list/fault.ts';
import type { List } from '#server/registry/list/read-list.ts';
import { COUNTED, type Count, type Counted, type Slice, type SliceOutcome, slicesOf } from '#server/registry/slices.ts';

/** What an import came to: rows by table, and every row of the list that was not taken. */
export type Summary = { readonly counts: Record<Counted, Count>; readonly faults: readonly RowFault[] };

type Way = {
	/** Applies one slice, here or through the running server. */
	readonly apply: (slice: Slice) => Promise<SliceOutcome>;
	/** Hears how many of the slices are done, and what the last one was of. */
	readonly progress: (done: number, total: number, of: Slice['of']) => void;
};

/** Applies a checked list slice by slice. What was cut off is finished by doing it again. */
export async function importList(list: List, { apply, progress }: Way): Promise<Summary> {
	const slices = [...slicesOf(list)];
	const counts = Object.fromEntries(COUNTED.map((table) => [table, NONE])) as Record<Counted, Count>;
	const faults: RowFault[] = [...list.faults];
	for (const [place, slice] of slices.entries()) {
		const outcome = await apply(slice);
		for (const table of COUNTED) counts[table] = sum(counts[table], outcome.counts[table] ?? NONE);
		faults.push(...outcome.faults);
		progress(place + 1, slices.length, slice.of);
	}
	return { counts, faults };
}

const NONE: Count = { new: 0, changed: 0, unchanged: 0, gone: 0 };

const sum = (a: Count, b: Count): Count => ({
	new: a.new + b.new,
	changed: a.changed + b.changed,
	unchanged: a.unchanged + b.unchanged,
	gone: a.gone + b.gone
});
