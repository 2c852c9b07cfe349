import type { Scope } from '#lib/domain/access/scope.ts';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import type { Database } from '#server/store/schema.ts';

// Beyond this many scopes (an import) it is cheaper to look at everybody.
const FEW = 200;

/**
 * Whom a change of these scopes could concern, found from the scopes, so that a commit costs as much as it changed and not as much
 * as there are people. It only narrows the search: what each of them holds is derived from `holdings`.
 */
export async function possibleHolders(
	db: Database,
	scopes: ReadonlySet<Scope>,
	date: LocalDate
): Promise<ReadonlySet<PersonId> | 'everybody'> {
	const named = Map.groupBy(scopes, (scope) => scope.slice(0, scope.indexOf(':')));
	if (scopes.size > FEW || scopes.has('regency' as Scope)) return 'everybody';
	const of = (kind: string) => (named.get(kind) ?? []).map((scope) => scope.slice(kind.length + 1));
	const people = [
		...of('account'),
		...of('sponsor'),
		...(await sponsorsOf(db, of('household'), date)),
		...(await speakersFor(db, of('village'), date))
	];
	// They come from columns and scopes that hold nothing else.
	return new Set(people as PersonId[]);
}

async function sponsorsOf(db: Database, households: string[], date: LocalDate): Promise<string[]> {
	if (households.length === 0) return [];
	const rows = await db
		.selectFrom('assignment')
		.select('sponsor_id')
		.where('household_id', 'in', households)
		.where('start_date', '<=', date)
		.where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', date)]))
		.execute();
	return rows.map(({ sponsor_id }) => sponsor_id);
}

async function speakersFor(db: Database, villages: string[], date: LocalDate): Promise<string[]> {
	if (villages.length === 0) return [];
	const rows = await db
		.selectFrom('person_role')
		.select('person_id')
		.where('village_code', 'in', villages)
		.where('start_date', '<=', date)
		.where((eb) => eb.or([eb('end_date', 'is', null), eb('end_date', '>=', date)]))
		.execute();
	return rows.map(({ person_id }) => person_id);
}
