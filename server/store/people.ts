import type { ExpressionBuilder } from 'kysely';
import type { Actor, Role } from '#lib/domain/access/role.ts';
import { type Scope, scopesHeld } from '#lib/domain/access/scope.ts';
import type { HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import { dateOf, type Instant, type LocalDate } from '#lib/domain/time.ts';
import type { Database, Tables } from '#server/store/schema.ts';

/** What tells people of one name apart: the school or office they work at, else their agency. */
export const placeOfWork = (eb: ExpressionBuilder<Tables, 'person'>) =>
	eb.fn.coalesce('person.workplace', 'person.unit').as('unit');

/** A person with the hats they wear on that day; `undefined` for nobody and for whoever was disabled. */
async function actorOn(db: Database, id: PersonId, date: LocalDate): Promise<Actor | undefined> {
	const person = await db
		.selectFrom('person')
		.select(['name', placeOfWork])
		.where('id', '=', id)
		.where('status', '=', 'active')
		.executeTakeFirst();
	if (!person) return undefined;
	const { name, unit } = person;
	return { id, name, ...(unit ? { unit } : {}), roles: await rolesOn(db, id, date) };
}

export async function rolesOn(db: Database, id: PersonId, date: LocalDate): Promise<Role[]> {
	const rows = await db
		.selectFrom('person_role')
		.select(['role', 'village_code'])
		.where('person_id', '=', id)
		.where('start_date', '<=', date)
		.where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', date)]))
		.orderBy('role')
		.orderBy('village_code')
		.execute();
	return rows.map(({ role, village_code }) =>
		role === 'villageHead' || role === 'villageOperator'
			? { name: role, village: village_code as VillageCode }
			: { name: role }
	);
}

/** The households a person fosters on that day. */
export async function fosteredOn(db: Database, id: PersonId, date: LocalDate): Promise<HouseholdId[]> {
	const rows = await db
		.selectFrom('assignment')
		.select('household_id')
		.where('sponsor_id', '=', id)
		.where('start_date', '<=', date)
		.where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', date)]))
		.execute();
	return rows.map(({ household_id }) => household_id as HouseholdId);
}

/** Every scope a person holds now: derived anew each time, kept nowhere. */
export async function holdings(db: Database, id: PersonId, now: Instant): Promise<Scope[]> {
	const actor = await actorOn(db, id, dateOf(now));
	return actor ? scopesHeld(id, actor.roles, await fosteredOn(db, id, dateOf(now))) : [];
}

/** A person of whom nothing is known yet: whoever adds one says the rest. */
export const BLANK_PERSON = {
	sex: null,
	nip: null,
	phone: null,
	unit: null,
	workplace: null,
	position: null,
	rank: null,
	sponsor_kind: null,
	home_village: null,
	work_village: null,
	means: null,
	status: 'active',
	password_hash: null,
	login_fails: 0,
	login_after: 0,
	demo: 0
} as const;
