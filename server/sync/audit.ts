import { entriesPresent, placeable } from '#server/store/rows-wanted.ts';
import type { Database } from '#server/store/schema.ts';
import { householdChanges, personChanges, roundChanges, villageChanges } from '#server/sync/registry-changes.ts';
import { visitChanges } from '#server/sync/verdict.ts';

/** Every `scope kind id` that the tables ask for: derived from them alone, by what also names the changes. */
async function entriesWanted(db: Database): Promise<Set<string>> {
	const { rounds, villages, people, households, visits } = await placeable(db);
	const changes = [
		...rounds.flatMap(roundChanges),
		...villages.flatMap(villageChanges),
		...people.flatMap((id) => personChanges(id)),
		...households.flatMap((household) => householdChanges(household)),
		...visits.flatMap(visitChanges)
	];
	return new Set(changes.map(({ scope, kind, id }) => `${scope} ${kind} ${id}`));
}

export type Audit = {
	/** In the tables, but no phone is told of it. */
	readonly missing: readonly string[];
	/** Told of, but not in the tables or not in that scope. */
	readonly surplus: readonly string[];
};

/** Compares what is told with what is: both lists are empty after every commit. */
export async function auditEntries(db: Database): Promise<Audit> {
	const wanted = await entriesWanted(db);
	const present = new Set(await entriesPresent(db));
	return {
		missing: [...wanted].filter((entry) => !present.has(entry)).sort(),
		surplus: [...present].filter((entry) => !wanted.has(entry)).sort()
	};
}
