import * as z from 'zod/mini';
import { LIST_FILES, ROW_FAULTS } from '#server/registry/list/fault.ts';
import type { List } from '#server/registry/list/read-list.ts';
import { ListedAssignment, ListedHousehold, ListedPerson, ListedVillage } from '#server/registry/listed.ts';

const some = <T extends z.ZodMiniType>(entry: T) => z.array(entry).check(z.minLength(1), z.maxLength(500));

/** A part of a list that is applied at once: whole or not at all. Applying it again changes nothing. */
export const Slice = z.discriminatedUnion('of', [
	z.strictObject({ of: z.literal('villages'), entries: some(ListedVillage) }),
	z.strictObject({ of: z.literal('people'), entries: some(ListedPerson) }),
	z.strictObject({ of: z.literal('households'), entries: some(ListedHousehold) }),
	z.strictObject({ of: z.literal('assignments'), entries: some(ListedAssignment) })
]);
export type Slice = z.infer<typeof Slice>;

export const COUNTED = ['district', 'village', 'person', 'person_role', 'household', 'member', 'assignment'] as const;
export type Counted = (typeof COUNTED)[number];

const Count = z.strictObject({ new: z.int(), changed: z.int(), unchanged: z.int(), gone: z.int() });
export type Count = z.infer<typeof Count>;

/** What a slice came to: rows by table, and the entries that could not be taken because of what is there already. */
export const SliceOutcome = z.strictObject({
	counts: z.partialRecord(z.enum(COUNTED), Count),
	faults: z.array(
		z.strictObject({
			file: z.enum(LIST_FILES),
			row: z.int(),
			code: z.enum(ROW_FAULTS),
			column: z.exactOptional(z.string())
		})
	)
});
export type SliceOutcome = z.infer<typeof SliceOutcome>;

// A slice is one turn of the writer, in which nobody else's work is kept: these sizes take well under 50 ms.
const PEOPLE = 50;
const HOUSEHOLDS = 50;
const ASSIGNMENTS = 50;

/**
 * A list in the order in which one part needs another: villages, people, each village's households, assignments. The
 * assignments of one household stay together, because they are judged together.
 */
export function* slicesOf({ villages, people, households, assignments }: List): Generator<Slice> {
	for (const entries of chunks(villages, villages.length)) yield { of: 'villages', entries };
	for (const entries of chunks(people, PEOPLE)) yield { of: 'people', entries };
	for (const ofVillage of Map.groupBy(households, ({ village }) => village).values())
		for (const entries of chunks(ofVillage, HOUSEHOLDS)) yield { of: 'households', entries };
	let waiting: ListedAssignment[] = [];
	for (const ofHousehold of Map.groupBy(assignments, ({ household }) => household).values()) {
		if (waiting.length > 0 && waiting.length + ofHousehold.length > ASSIGNMENTS) {
			yield { of: 'assignments', entries: waiting };
			waiting = [];
		}
		waiting.push(...ofHousehold);
	}
	if (waiting.length > 0) yield { of: 'assignments', entries: waiting };
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
	for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
