import type { RoleName } from '#lib/domain/access/role.ts';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import { dateOf, type Instant, type LocalDate } from '#lib/domain/time.ts';
import { issue } from '#server/access/activation.ts';
import { DEMO_KEYS, type DemoAccount, type DemoKey, type DemoPerson } from '#server/demo/account.ts';
import type { Database } from '#server/store/schema.ts';
import type { Store } from '#server/store/store.ts';

/** Who is there to be played today, found in the register: an empty list where there are no made-up people. */
export async function demoPeople(db: Database, today: LocalDate): Promise<DemoPerson[]> {
	const people = await candidates(db, today);
	const sponsors = people.filter(({ role, roles }) => role === 'sponsor' && roles === 1);
	const [most, next] = [...sponsors].sort((a, b) => b.households - a.households || (a.login < b.login ? -1 : 1));
	const busiest = (name: RoleName) =>
		people
			.filter(({ role }) => role === name)
			.reduce<Candidate | undefined>(
				(best, one) => (best && best.households >= one.households ? best : one),
				undefined
			);
	const cast: Record<DemoKey, Candidate | undefined> = {
		sponsor: most,
		sponsor2: next,
		sponsorSingle: sponsors.find(({ households }) => households === 1),
		villageHead: busiest('villageHead'),
		villageOperator: busiest('villageOperator'),
		admin: busiest('admin')
	};
	return DEMO_KEYS.flatMap((key) => {
		const played = cast[key];
		if (!played) return [];
		const { roles: _, ...person } = played;
		return [{ key, ...person }];
	});
}

/** Fresh codes for all of them; the codes given out before are dead. */
export function demoAccounts(store: Store, now: Instant): Promise<DemoAccount[]> {
	return store.write(async ({ db }) => {
		const accounts: DemoAccount[] = [];
		for (const { id, ...person } of await demoPeople(db, dateOf(now)))
			accounts.push({ ...person, code: await issue(db, id, now) });
		return accounts;
	});
}

type Candidate = Omit<DemoPerson, 'key'> & { readonly roles: number };

async function candidates(db: Database, today: LocalDate): Promise<Candidate[]> {
	const rows = await db
		.selectFrom('person')
		.innerJoin('person_role', 'person_role.person_id', 'person.id')
		.leftJoin('village', 'village.code', 'person_role.village_code')
		.select(['person.id', 'person.name', 'person.login', 'person_role.role', 'village.name as village'])
		.select((eb) => [
			eb
				.selectFrom('household')
				.select((count) => count.fn.countAll<number>().as('n'))
				.whereRef('household.village_code', '=', 'person_role.village_code')
				.as('in_village'),
			eb
				.selectFrom('assignment')
				.select((count) => count.fn.countAll<number>().as('n'))
				.whereRef('assignment.sponsor_id', '=', 'person.id')
				.where('assignment.start_date', '<=', today)
				.where((ends) => ends.or([ends('assignment.end_date', 'is', null), ends('assignment.end_date', '>=', today)]))
				.as('fostered')
		])
		.where('person.demo', '=', 1)
		.where('person.status', '=', 'active')
		.where('person_role.start_date', '<=', today)
		.where((ends) => ends.or([ends('person_role.end_date', 'is', null), ends('person_role.end_date', '>=', today)]))
		.orderBy('person.login')
		.execute();
	const roles = Map.groupBy(rows, ({ id }) => id);
	return rows.map(({ id, name, login, role, village, in_village, fostered }) => ({
		// Every id in the table is one of its own kind.
		id: id as PersonId,
		role,
		name,
		login: login ?? '',
		...(village === null ? {} : { village }),
		households: role === 'sponsor' ? (fostered ?? 0) : (in_village ?? 0),
		roles: roles.get(id)?.length ?? 0
	}));
}
