import type { Bodies, Kind } from '#lib/domain/access/projection.ts';
import type { Database } from '#server/store/schema.ts';
import { loadHouseholds, loadSummaries } from '#server/store/rows-household.ts';
import { loadProfiles, loadRounds, loadVillages, type Reader } from '#server/store/rows-registry.ts';
import { loadVisits } from '#server/store/rows-visit.ts';
import type { Entry } from '#server/store/rows.ts';

type Loaders = {
	readonly [K in Kind]: (db: Database, ids: readonly string[], reader: Reader) => Promise<Bodies[K][]>;
};

const LOADERS: Loaders = {
	round: loadRounds,
	village: loadVillages,
	profile: loadProfiles,
	household: loadHouseholds,
	householdSummary: loadSummaries,
	visit: (db, ids) => loadVisits(db, ids, 'visit'),
	visitSummary: (db, ids) => loadVisits(db, ids, 'visitSummary'),
	ownRecord: (db, ids) => loadVisits(db, ids, 'ownRecord')
};

export type Body = Bodies[Kind];

/** The bodies of these rows as they are in this snapshot, fetched kind by kind; a row that is not there has none. */
export async function bodiesOf(
	db: Database,
	entries: readonly Entry[],
	reader: Reader
): Promise<(entry: Entry) => Body | undefined> {
	const bodies = new Map<string, Body>();
	const present = entries.filter(({ op }) => op === 1);
	for (const [kind, rows] of Map.groupBy(present, (entry) => entry.kind)) {
		const ids = [...new Set(rows.map(({ id }) => id))];
		for (const body of await LOADERS[kind](db, ids, reader)) bodies.set(`${kind} ${body.id}`, body);
	}
	return ({ kind, id }) => bodies.get(`${kind} ${id}`);
}
