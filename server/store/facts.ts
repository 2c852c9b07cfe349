import type { Actor } from '#lib/domain/access/role.ts';
import type { HouseholdId, PersonId, RoundId, VisitId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { MenuLine } from '#lib/domain/programme/item.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { delivered, Outcome } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { rowOf, visitOf } from '#server/store/facts-visit.ts';
import { placeOfWork, rolesOn } from '#server/store/people.ts';
import type { Database, Tables } from '#server/store/schema.ts';

// Outcomes after which there is something to confirm.
const DELIVERED_OUTCOMES = Outcome.options.filter(delivered);

/**
 * Who wrote something on that day, with the hats they wore then. Unlike `actorOn` it knows those who have left since: what they
 * did while it was theirs to do still counts.
 */
export async function authorOn(db: Database, id: PersonId, date: LocalDate): Promise<Actor> {
	const { name, unit } = await db
		.selectFrom('person')
		.select(['name', placeOfWork])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return { id, name, ...(unit ? { unit } : {}), roles: await rolesOn(db, id, date) };
}

/** Every round there is: about fifty a year. */
export async function allRounds(db: Database): Promise<Round[]> {
	const rows = await db.selectFrom('round').selectAll().orderBy('number').execute();
	return rows.map(roundOf);
}

export const roundOf = (row: Tables['round']): Round => ({
	id: row.id as RoundId,
	number: row.number,
	kind: row.kind,
	start: row.start_date,
	end: row.end_date,
	menu: JSON.parse(row.menu) as MenuLine[]
});

/** What a visit copies of its household: the head of the family and the address as they stand. */
export async function householdNow(db: Database, id: HouseholdId) {
	const row = await db
		.selectFrom('household')
		.select(['name', 'village_code', 'hamlet', 'rt', 'rw'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!row) return undefined;
	const { name, hamlet, rt, rw } = row;
	return { name, hamlet, rt, rw, village: row.village_code as VillageCode };
}

export async function visitById(db: Database, id: VisitId): Promise<Visit | undefined> {
	const row = await db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst();
	return row && visitOf(row);
}

export async function addVisit(db: Database, visit: Visit, receivedAt: number): Promise<void> {
	await db.insertInto('visit').values(rowOf(visit, receivedAt)).execute();
}

/** The only two things that ever change on a visit: that it was withdrawn, and the village's word that stands. */
export async function changeVisit(db: Database, { id, withdrawnAt, confirmation }: Visit): Promise<void> {
	await db
		.updateTable('visit')
		.set({ withdrawn_at: withdrawnAt ?? null, confirmation: JSON.stringify(confirmation) })
		.where('id', '=', id)
		.execute();
}

/** Whether the household was already brought something in that round, by a visit that nobody withdrew. */
export async function hasDelivery(db: Database, household: HouseholdId, roundNumber: number): Promise<boolean> {
	const other = await db
		.selectFrom('visit')
		.select('id')
		.where('household_id', '=', household)
		.where('round_number', '=', roundNumber)
		.where('outcome', 'in', DELIVERED_OUTCOMES)
		.where('withdrawn_at', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return other !== undefined;
}

/** Keeps a word of the village, also one that does not come to stand. */
export async function keepWord(db: Database, word: Tables['confirmation']): Promise<void> {
	await db.insertInto('confirmation').values(word).execute();
}
