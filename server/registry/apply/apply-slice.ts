import { Applying, type Means } from '#server/registry/apply/applying.ts';
import { applyAssignments } from '#server/registry/apply/assignments.ts';
import { applyHouseholds } from '#server/registry/apply/households.ts';
import { applyPeople } from '#server/registry/apply/people.ts';
import { applyVillages } from '#server/registry/apply/villages.ts';
import type { Slice, SliceOutcome } from '#server/registry/slices.ts';
import type { Store } from '#server/store/store.ts';
import type { Writing } from '#server/store/writer.ts';

/**
 * Applies one slice in one turn of the writer: whole or not at all, and only what differs from what is there, so that an import
 * that was cut off is finished by running it again.
 */
export const applySlice = (store: Store, slice: Slice, means: Means): Promise<SliceOutcome> =>
	store.write((writing) => applyWithin(writing, slice, means));

/** Applies a slice as a part of a larger piece of work. */
export async function applyWithin(writing: Writing, slice: Slice, means: Means): Promise<SliceOutcome> {
	const applying = new Applying(writing, means);
	await applyEntries(applying, slice);
	return applying.outcome;
}

function applyEntries(applying: Applying, slice: Slice): Promise<void> {
	switch (slice.of) {
		case 'villages':
			return applyVillages(applying, slice.entries);
		case 'people':
			return applyPeople(applying, slice.entries);
		case 'households':
			return applyHouseholds(applying, slice.entries);
		case 'assignments':
			return applyAssignments(applying, slice.entries);
	}
}
