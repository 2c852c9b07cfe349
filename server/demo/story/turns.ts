import { type HouseholdId, type PersonId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import type { Turn } from '#server/demo/story/history.ts';
import { TELEMUNG } from '#server/demo/register/place.ts';
import type { Regency } from '#server/demo/register/regency.ts';
import type { ListedPerson } from '#server/registry/listed.ts';
import type { Database } from '#server/store/schema.ts';

// Most sponsors report nearly every week, and one about every second.
const DILIGENT = 0.94;
const SELDOM = 0.55;
const SELDOM_PLACE = 5;

/** The ids under which the demo's people and families came to lie in the register. */
export type Ids = {
	readonly person: (listed: Pick<ListedPerson, 'nip' | 'phone'>) => PersonId;
	readonly household: (number: string) => HouseholdId;
};

export async function readIds(db: Database): Promise<Ids> {
	const people = await db.selectFrom('person').select(['id', 'login']).execute();
	const households = await db.selectFrom('household').select(['id', 'external_id']).execute();
	const personByLogin = new Map(people.map(({ login, id }) => [login, id]));
	const householdByNumber = new Map(households.map(({ external_id, id }) => [external_id, id]));
	return {
		// Every id in a table is one of its own kind.
		person: ({ nip, phone }) => known(personByLogin.get(nip ?? phone)) as PersonId,
		household: (number) => known(householdByNumber.get(number)) as HouseholdId
	};
}

/** Every household in every round in which somebody fostered it: family by family, each from the first round on. */
export function turnsOf({ list, cast }: Regency, rounds: readonly Round[], ids: Ids): Turn[] {
	const byNumber = new Map(list.households.map((household) => [household.number, household]));
	const seldom = cast.sponsors[SELDOM_PLACE]?.person.nip;
	const speakersOf = (village: VillageCode): Turn['speakers'] =>
		village === TELEMUNG.code ? [ids.person(cast.head), ids.person(cast.operator)] : [ids.person(cast.neighbourHead)];
	return list.assignments.flatMap(({ household, nip, start, end }, place) => {
		const listed = known(byNumber.get(household));
		const inForce = rounds.filter((round) => round.start >= start && (end === null || round.end <= end));
		return inForce.map((round) => ({
			household: { id: ids.household(household), listed },
			place,
			sponsor: ids.person({ nip, phone: null }),
			diligence: nip === seldom ? SELDOM : DILIGENT,
			speakers: speakersOf(listed.village),
			round,
			roundsAgo: rounds.length - round.number
		}));
	});
}

function known<T>(value: T | undefined): T {
	if (value === undefined) throw new Error('the demo regency speaks of somebody whom it has not added');
	return value;
}
