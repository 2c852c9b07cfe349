import type { PersonId } from '#lib/domain/identity/ids.ts';
import type { HouseholdSummary } from '#lib/domain/registry/household.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { kept } from '#server/store/facts-visit.ts';
import type { Reader } from '#server/store/rows-registry.ts';
import { placeOfWork } from '#server/store/people.ts';
import type { Database } from '#server/store/schema.ts';

type Sponsor = NonNullable<HouseholdSummary['sponsor']>;

/** Since when the reader fosters each of these households. */
export async function fosteredSince(
	db: Database,
	households: readonly string[],
	{ id, today }: Reader
): Promise<Map<string, LocalDate>> {
	const rows = await onDay(db, households, today)
		.select(['assignment.household_id', 'assignment.start_date'])
		.where('assignment.sponsor_id', '=', id)
		.execute();
	return new Map(rows.map(({ household_id, start_date }) => [household_id, start_date]));
}

/** Who fosters each of these households on that day; where two do by mistake, the one who began last. */
export async function sponsorsOf(
	db: Database,
	households: readonly string[],
	today: LocalDate
): Promise<Map<string, Sponsor>> {
	const rows = await onDay(db, households, today)
		.innerJoin('person', 'person.id', 'assignment.sponsor_id')
		.select(['assignment.household_id', 'person.id', 'person.name', placeOfWork])
		.execute();
	return new Map(
		rows.map(({ household_id, id, name, unit }) => [household_id, { id: id as PersonId, name, ...kept('unit', unit) }])
	);
}

const onDay = (db: Database, households: readonly string[], day: LocalDate) =>
	db
		.selectFrom('assignment')
		.where('assignment.household_id', 'in', households)
		.where('assignment.start_date', '<=', day)
		.where((eb) => eb.or([eb('assignment.end_date', 'is', null), eb('assignment.end_date', '>=', day)]))
		.orderBy('assignment.start_date')
		.orderBy('assignment.id');
