import { type AgeBand, ageBand, type Member } from '#lib/domain/registry/household.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { kept } from '#server/store/facts-visit.ts';
import type { Database } from '#server/store/schema.ts';

/** The members of these households in their order, with an age band in place of a birth date. */
export async function membersOf(
	db: Database,
	households: readonly string[],
	today: LocalDate
): Promise<Map<string, Member[]>> {
	const rows = await db
		.selectFrom('member')
		.select(['household_id', 'name', 'relation', 'sex', 'birth_date', 'school', 'work', 'disability', 'illness'])
		.where('household_id', 'in', households)
		.orderBy('household_id')
		.orderBy('position')
		.execute();
	const byHousehold = new Map<string, Member[]>();
	for (const { household_id, birth_date, name, relation, sex, school, work, disability, illness } of rows) {
		const member = {
			name,
			relation,
			sex,
			ageBand: ageBand(birth_date, today),
			...kept('school', school),
			...kept('work', work),
			...kept('disability', disability),
			// Written as a list of words by whoever fills the register.
			illness: JSON.parse(illness) as string[]
		};
		byHousehold.set(household_id, [...(byHousehold.get(household_id) ?? []), member]);
	}
	return byHousehold;
}

/** How many each family is, and how old its head: nothing else of the members is read for the village. */
export async function familiesOf(
	db: Database,
	households: readonly string[],
	today: LocalDate
): Promise<Map<string, { size: number; head: AgeBand }>> {
	const rows = await db
		.selectFrom('member')
		.select(['household_id', 'birth_date'])
		.where('household_id', 'in', households)
		.orderBy('household_id')
		.orderBy('position')
		.execute();
	const families = new Map<string, { size: number; head: AgeBand }>();
	for (const { household_id, birth_date } of rows) {
		const family = families.get(household_id) ?? { size: 0, head: ageBand(birth_date, today) };
		families.set(household_id, { ...family, size: family.size + 1 });
	}
	return families;
}
