import { addDays, type LocalDate } from '#lib/domain/time.ts';
import type { Applying } from '#server/registry/apply/applying.ts';
import type { ListedPerson } from '#server/registry/listed.ts';
import type { Tables } from '#server/store/schema.ts';

type Row = Tables['person_role'];
type Office = ListedPerson['heads'][number];
type Taken = { readonly id: string; readonly listed: ListedPerson };

// A list does not say since when somebody is a sponsor; visits are judged by the roles of their day, so it is since the
// programme began.
const PROGRAMME_BEGAN: LocalDate = '2024-01-01';

/**
 * The roles of listed people: sponsor for each civil servant, village head for each office. A new head ends the term of the one
 * before, because a village has one. Answers with everybody whose roles changed.
 */
export async function applyRoles(applying: Applying, people: readonly Taken[]): Promise<Set<string>> {
	const ids = people.map(({ id }) => id);
	const rows = await applying.db.selectFrom('person_role').selectAll().where('person_id', 'in', ids).execute();
	const roles = Map.groupBy(rows, ({ person_id }) => person_id);
	const others = new Set<string>();
	for (const { id, listed } of people) {
		const has = roles.get(id) ?? [];
		if (listed.sponsor && (await applySponsor(applying, id, has))) others.add(id);
		for (const office of listed.heads) {
			if (await applyTerm(applying, { id, has, office })) others.add(id);
			for (const former of await endTermsOfOthers(applying, id, office)) others.add(former);
		}
	}
	return others;
}

async function applySponsor(applying: Applying, id: string, has: readonly Row[]): Promise<boolean> {
	const there = has.some(({ role, end_date }) => role === 'sponsor' && lasts(end_date, applying.means.today));
	applying.count('person_role', there ? 'unchanged' : 'new');
	if (!there) await addRole(applying, id, null);
	return !there;
}

type Term = { readonly id: string; readonly has: readonly Row[]; readonly office: Office };

async function applyTerm(applying: Applying, { id, has, office }: Term): Promise<boolean> {
	const before = has.find((role) => isTermOf(role, office));
	const set = applying.compare('person_role', before, { start_date: office.start, end_date: office.end });
	if (!before) await addRole(applying, id, office);
	else if (set) await applying.db.updateTable('person_role').set(set).where('id', '=', before.id).execute();
	return !before || set !== undefined;
}

const lasts = (end: string | null, day: LocalDate): boolean => end === null || end >= day;

// A second term is another one; a corrected day is the same one.
const isTermOf = ({ role, village_code, end_date }: Row, { village, start }: Office): boolean =>
	role === 'villageHead' && village_code === village && lasts(end_date, start);

async function addRole({ db, means }: Applying, person_id: string, office: Office | null): Promise<void> {
	const own = { id: means.newId(), person_id };
	const role: Row = office
		? { ...own, role: 'villageHead', village_code: office.village, start_date: office.start, end_date: office.end }
		: { ...own, role: 'sponsor', village_code: null, start_date: PROGRAMME_BEGAN, end_date: null };
	await db.insertInto('person_role').values(role).execute();
}

async function endTermsOfOthers({ db, means }: Applying, id: string, { village, start }: Office): Promise<string[]> {
	const former = await db
		.selectFrom('person_role')
		.innerJoin('person', 'person.id', 'person_role.person_id')
		.select(['person_role.id', 'person_id'])
		.where('role', '=', 'villageHead')
		.where('village_code', '=', village)
		.where('person_id', '!=', id)
		.where('person.demo', '=', means.demo ? 1 : 0)
		.where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', start)]))
		.execute();
	const terms = former.map((role) => role.id);
	if (terms.length > 0)
		await db
			.updateTable('person_role')
			.set({ end_date: addDays(start, -1) })
			.where('id', 'in', terms)
			.execute();
	return former.map(({ person_id }) => person_id);
}
