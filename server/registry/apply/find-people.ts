import type { Applying } from '#server/registry/apply/applying.ts';
import type { ListedPerson } from '#server/registry/listed.ts';
import type { Tables } from '#server/store/schema.ts';

type Row = Tables['person'];
type Sitting = { readonly village: string; readonly person: Row };

/**
 * Finds each listed person among those already there: by NIP; whoever has none by telephone number, or as the sitting head of
 * the village with the same name and another number. A number that belongs to somebody else is refused: whoever takes it over
 * would take over an account.
 */
export async function findPeople(
	applying: Applying,
	people: readonly ListedPerson[]
): Promise<Map<ListedPerson, Row | undefined>> {
	const byLogin = await peopleByLogin(applying, people);
	const sitting = await sittingHeads(applying, people);
	const found = new Map<ListedPerson, Row | undefined>();
	for (const listed of people) {
		const { nip, phone, name } = listed;
		const there = byLogin.get(nip ?? phone ?? '');
		const before = sitting.filter(({ village }) => listed.heads.some((office) => office.village === village));
		const same = before.find(({ person }) => person.nip === null && person.name === name)?.person;
		if (nip !== null) found.set(listed, there);
		else if (!there) found.set(listed, same);
		else if (there.name === name || before.some(({ person }) => person.id === there.id)) found.set(listed, there);
		else applying.refuse(listed.place, 'phone_of_another');
	}
	return found;
}

async function peopleByLogin({ db }: Applying, people: readonly ListedPerson[]): Promise<Map<string | null, Row>> {
	const logins = people.flatMap(({ nip, phone }) => nip ?? phone ?? []);
	const rows = await db.selectFrom('person').selectAll().where('login', 'in', logins).execute();
	return new Map(rows.map((row) => [row.login, row]));
}

async function sittingHeads({ db, means }: Applying, people: readonly ListedPerson[]): Promise<Sitting[]> {
	const villages = people.flatMap(({ heads }) => heads.map(({ village }) => village));
	if (villages.length === 0) return [];
	const rows = await db
		.selectFrom('person')
		.innerJoin('person_role', 'person_role.person_id', 'person.id')
		.selectAll('person')
		.select('person_role.village_code')
		.where('person_role.role', '=', 'villageHead')
		.where('person_role.village_code', 'in', villages)
		.where('person.demo', '=', means.demo ? 1 : 0)
		.where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', means.today)]))
		.execute();
	return rows.map(({ village_code, ...person }) => ({ village: village_code ?? '', person }));
}
