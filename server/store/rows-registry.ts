import type { PersonId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import type { Profile } from '#lib/domain/registry/profile.ts';
import type { Village } from '#lib/domain/registry/village.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { roundOf } from '#server/store/facts.ts';
import { kept } from '#server/store/facts-visit.ts';
import { placeOfWork, rolesOn } from '#server/store/people.ts';
import type { Database } from '#server/store/schema.ts';

/** For whom a row is made up, and on which day. */
export type Reader = { readonly id: PersonId; readonly today: LocalDate };

export async function loadRounds(db: Database, ids: readonly string[]): Promise<Round[]> {
	const rows = await db.selectFrom('round').selectAll().where('id', 'in', ids).execute();
	return rows.map(roundOf);
}

export async function loadVillages(db: Database, codes: readonly string[]): Promise<Village[]> {
	const rows = await db
		.selectFrom('village')
		.innerJoin('district', 'district.code', 'village.district_code')
		.select(['village.code', 'village.name', 'district.name as district', 'village.kind'])
		.where('village.code', 'in', codes)
		.execute();
	return rows.map(({ code, name, district, kind }) => ({ id: code as VillageCode, name, district, kind }));
}

export async function loadProfiles(db: Database, ids: readonly string[], { today }: Reader): Promise<Profile[]> {
	const rows = await db
		.selectFrom('person')
		.select(['id', 'name', placeOfWork, 'demo'])
		.where('id', 'in', ids)
		.execute();
	const profiles = rows.map(async ({ id, name, unit, demo }) => ({
		id: id as PersonId,
		name,
		...kept('unit', unit),
		// An account holds one profile, so this is one more query and not many.
		roles: await rolesOn(db, id as PersonId, today),
		demo: demo === 1
	}));
	return Promise.all(profiles);
}
