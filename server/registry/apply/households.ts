import type { HouseholdId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import { type Applying, shows } from '#server/registry/apply/applying.ts';
import { applyMembers } from '#server/registry/apply/members.ts';
import type { ListedHousehold } from '#server/registry/listed.ts';
import type { Change } from '#server/store/entries.ts';
import type { Tables } from '#server/store/schema.ts';
import { householdChanges } from '#server/sync/registry-changes.ts';

type Row = Tables['household'];

/** A household of this slice: where it was before, and whether phones are to hear of it. */
type Family = {
	readonly id: string;
	readonly listed: ListedHousehold;
	readonly movedFrom: string | undefined;
	readonly shown: boolean;
};

/** Families with their members. */
export async function applyHouseholds(applying: Applying, households: readonly ListedHousehold[]): Promise<void> {
	const there = await householdsThere(applying, households);
	const added: Row[] = [];
	const families: Family[] = [];
	for (const listed of households) {
		const before = there.get(listed.number);
		const row = before ?? newHousehold(applying, listed);
		if (!before) added.push(row);
		const shown = await applyHousehold(applying, listed, before);
		families.push({ id: row.id, listed, movedFrom: before?.village_code, shown });
	}
	if (added.length > 0) await applying.db.insertInto('household').values(added).execute();
	const touched = await applyMembers(applying, families);
	for (const family of families) {
		if (family.shown || touched.has(family.id)) applying.changed(...changesOf(family));
	}
}

/** Whether phones show a difference. */
async function applyHousehold(applying: Applying, listed: ListedHousehold, before: Row | undefined): Promise<boolean> {
	const set = applying.compare('household', before, wantedOf(listed));
	if (before && set) await applying.db.updateTable('household').set(set).where('id', '=', before.id).execute();
	return !before || shows(set, 'kk_number');
}

// Every id and code in the tables is one of its own kind.
const changesOf = ({ id, listed, movedFrom }: Family): Change[] =>
	householdChanges({ id: id as HouseholdId, village: listed.village }, movedFrom as VillageCode | undefined);

async function householdsThere({ db }: Applying, households: readonly ListedHousehold[]): Promise<Map<string, Row>> {
	const numbers = households.map(({ number }) => number);
	const rows = await db.selectFrom('household').selectAll().where('external_id', 'in', numbers).execute();
	return new Map(rows.map((row) => [row.external_id, row]));
}

function newHousehold({ means }: Applying, listed: ListedHousehold): Row {
	const point = { lat: listed.lat, lng: listed.lng };
	const own = { id: means.newId(), external_id: listed.number, landmark: null, demo: means.demo ? 1 : 0 };
	return { ...own, ...point, ...wantedOf(listed) };
}

/** The columns that the list decides. A point that was found out on the spot stays where the list has none. */
function wantedOf(listed: ListedHousehold) {
	return {
		village_code: listed.village,
		kk_number: listed.kkNumber,
		name: listed.name,
		address: listed.address,
		hamlet: listed.hamlet,
		rt: listed.rt,
		rw: listed.rw,
		...(listed.lat === null || listed.lng === null ? {} : { lat: listed.lat, lng: listed.lng }),
		decile: listed.decile,
		aid: JSON.stringify(listed.aid),
		floor: listed.floor,
		wall: listed.wall,
		roof: listed.roof,
		water: listed.water,
		power: listed.power,
		toilet: listed.toilet
	};
}
