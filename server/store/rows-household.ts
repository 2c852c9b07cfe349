import type { HouseholdId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { AgeBand, Household, HouseholdSummary } from '#lib/domain/registry/household.ts';
import { kept } from '#server/store/facts-visit.ts';
import { fosteredSince, sponsorsOf } from '#server/store/rows-assignment.ts';
import { familiesOf, membersOf } from '#server/store/rows-member.ts';
import type { Reader } from '#server/store/rows-registry.ts';
import type { Database, Tables } from '#server/store/schema.ts';

// Named one by one: a number that identifies a family is not even read.
const ADDRESS = ['id', 'village_code', 'name', 'address', 'landmark', 'hamlet', 'rt', 'rw', 'lat', 'lng'] as const;
const CONDITION = ['decile', 'aid', 'demo'] as const;
const HOUSE = ['floor', 'wall', 'roof', 'water', 'power', 'toilet'] as const;

type Shown = Pick<Tables['household'], (typeof ADDRESS)[number] | (typeof CONDITION)[number]>;
type Family = { readonly size: number; readonly head?: AgeBand };

/** What the reader, who fosters them, holds of these households (F0–F2). */
export async function loadHouseholds(db: Database, ids: readonly string[], reader: Reader): Promise<Household[]> {
	const rows = await db
		.selectFrom('household')
		.select([...ADDRESS, ...CONDITION, ...HOUSE])
		.where('id', 'in', ids)
		.execute();
	const members = await membersOf(db, ids, reader.today);
	const since = await fosteredSince(db, ids, reader);
	return rows.map((row) => {
		const family = members.get(row.id) ?? [];
		const [head] = family;
		return {
			...shared(row, { size: family.length, ...kept('head', head?.ageBand ?? null) }),
			members: family,
			house: Object.fromEntries(HOUSE.flatMap((part) => (row[part] === null ? [] : [[part, row[part]]]))),
			since: since.get(row.id) ?? reader.today
		};
	});
}

/** What the village holds of these households (F0–F1), and who fosters them today. */
export async function loadSummaries(db: Database, ids: readonly string[], reader: Reader): Promise<HouseholdSummary[]> {
	const rows = await db
		.selectFrom('household')
		.select([...ADDRESS, ...CONDITION])
		.where('id', 'in', ids)
		.execute();
	const families = await familiesOf(db, ids, reader.today);
	const sponsors = await sponsorsOf(db, ids, reader.today);
	return rows.map((row) => ({
		...shared(row, families.get(row.id) ?? { size: 0 }),
		...kept('sponsor', sponsors.get(row.id) ?? null)
	}));
}

function shared(row: Shown, { size, head }: Family) {
	const { lat, lng } = row;
	return {
		id: row.id as HouseholdId,
		name: row.name,
		village: row.village_code as VillageCode,
		hamlet: row.hamlet,
		rt: row.rt,
		rw: row.rw,
		address: row.address,
		...kept('landmark', row.landmark),
		...(lat === null || lng === null ? {} : { point: { lat, lng } }),
		...kept('ageBand', head ?? null),
		memberCount: size,
		...kept('decile', row.decile),
		// Written as a list of words by whoever fills the register.
		aid: JSON.parse(row.aid) as string[],
		demo: row.demo === 1
	};
}
