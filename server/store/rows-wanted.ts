import type { HouseholdId, PersonId, RoundId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { visitOf } from '#server/store/facts-visit.ts';
import type { Database } from '#server/store/schema.ts';

/** Everything that shows in some scope, as far as its place is concerned. */
export type Placeable = {
	readonly rounds: readonly RoundId[];
	readonly villages: readonly VillageCode[];
	readonly people: readonly PersonId[];
	readonly households: readonly { readonly id: HouseholdId; readonly village: VillageCode }[];
	readonly visits: readonly Visit[];
};

/** Reads whole tables: for the audit, never for an answer. */
export async function placeable(db: Database): Promise<Placeable> {
	const rounds = await db.selectFrom('round').select('id').execute();
	const villages = await db.selectFrom('village').select('code').execute();
	const people = await db.selectFrom('person').select('id').execute();
	const households = await db.selectFrom('household').select(['id', 'village_code']).execute();
	const visits = await db.selectFrom('visit').selectAll().execute();
	return {
		rounds: rounds.map(({ id }) => id as RoundId),
		villages: villages.map(({ code }) => code as VillageCode),
		people: people.map(({ id }) => id as PersonId),
		households: households.map(({ id, village_code }) => ({
			id: id as HouseholdId,
			village: village_code as VillageCode
		})),
		visits: visits.map(visitOf)
	};
}

/** Every entry that says "here", as `scope kind id`. */
export async function entriesPresent(db: Database): Promise<string[]> {
	const rows = await db.selectFrom('sync_entry').select(['scope', 'kind', 'id']).where('op', '=', 1).execute();
	return rows.map(({ scope, kind, id }) => `${scope} ${kind} ${id}`);
}
