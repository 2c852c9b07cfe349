import type { HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Applying } from '#server/registry/apply/applying.ts';
import { findPeople } from '#server/registry/apply/find-people.ts';
import { applyRoles } from '#server/registry/apply/roles.ts';
import type { ListedPerson } from '#server/registry/listed.ts';
import { BLANK_PERSON } from '#server/store/people.ts';
import type { Tables } from '#server/store/schema.ts';
import { personChanges, type Placed } from '#server/sync/registry-changes.ts';

type Row = Tables['person'];

/** An account of this slice, and on whose phones something of it changed. */
type Taken = { readonly id: string; readonly listed: ListedPerson; readonly shown: 'everywhere' | 'own' | 'nowhere' };

/** Accounts with their roles. What an account knows by itself (its password, that it was disabled) no list touches. */
export async function applyPeople(applying: Applying, people: readonly ListedPerson[]): Promise<void> {
	const added: Row[] = [];
	const taken: Taken[] = [];
	for (const [listed, before] of await findPeople(applying, people)) {
		const row = before ?? newPerson(applying, listed);
		if (!before) added.push(row);
		taken.push({ id: row.id, listed, shown: await applyPerson(applying, listed, before) });
	}
	if (added.length > 0) await applying.db.insertInto('person').values(added).execute();

	const others = await applyRoles(applying, taken);
	for (const { id, shown } of taken) {
		if (shown !== 'nowhere') others.add(id);
		if (shown === 'everywhere') applying.changed(...personChanges(idOf(id), await fosteredBy(applying, id)));
	}
	for (const id of others) applying.changed(...personChanges(idOf(id)));
}

async function applyPerson(applying: Applying, listed: ListedPerson, before: Row | undefined): Promise<Taken['shown']> {
	const set = applying.compare('person', before, wantedOf(listed));
	if (!before) return 'own';
	if (set) await applying.db.updateTable('person').set(set).where('id', '=', before.id).execute();
	return set && ('name' in set || 'unit' in set || 'workplace' in set) ? 'everywhere' : 'nowhere';
}

// Every id in the table is one of its own kind.
const idOf = (id: string) => id as PersonId;

function newPerson({ means }: Applying, listed: ListedPerson): Row {
	return {
		...BLANK_PERSON,
		id: means.newId(),
		demo: means.demo ? 1 : 0,
		...wantedOf(listed)
	};
}

/** The columns that the list decides. What it leaves open (a telephone, the sponsor's own declaration) stays as it is. */
function wantedOf({ nip, phone, name, sex, sponsor }: ListedPerson) {
	return {
		login: nip ?? phone,
		nip,
		name,
		sex,
		...(phone === null ? {} : { phone }),
		...(sponsor && {
			unit: sponsor.unit,
			workplace: sponsor.workplace,
			position: sponsor.position,
			rank: sponsor.rank,
			sponsor_kind: sponsor.kind,
			home_village: sponsor.homeVillage,
			work_village: sponsor.workVillage,
			...(sponsor.means === null ? {} : { means: sponsor.means })
		})
	};
}

/** The households with which the person's name stands today. */
async function fosteredBy({ db, means: { today } }: Applying, id: string): Promise<Placed[]> {
	const rows = await db
		.selectFrom('assignment')
		.innerJoin('household', 'household.id', 'assignment.household_id')
		.select(['household.id', 'household.village_code'])
		.where('assignment.sponsor_id', '=', id)
		.where((eb) => eb.or([eb('assignment.end_date', 'is', null), eb('assignment.end_date', '>=', today)]))
		.execute();
	return rows.map((row) => ({ id: row.id as HouseholdId, village: row.village_code as VillageCode }));
}
