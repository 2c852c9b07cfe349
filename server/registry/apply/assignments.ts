import type { HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Applying } from '#server/registry/apply/applying.ts';
import type { ListedAssignment } from '#server/registry/listed.ts';
import type { Change } from '#server/store/entries.ts';
import type { Tables } from '#server/store/schema.ts';
import { assignmentChanges, type Placed } from '#server/sync/registry-changes.ts';

type Row = Tables['assignment'];
type Wanted = { readonly listed: ListedAssignment; readonly row: Omit<Row, 'id'>; readonly before?: Row | undefined };

/** Who fosters whom. A household has one sponsor at a time: an assignment that would give it a second one is refused. */
export async function applyAssignments(applying: Applying, assignments: readonly ListedAssignment[]): Promise<void> {
	const households = await householdsOf(applying, assignments);
	const sponsors = await sponsorsOf(applying, assignments);
	const there = await assignmentsThere(applying, assignments, [...households.values()]);
	const known = new Map(there.map((row) => [row.external_id, row]));
	const wanted: Wanted[] = [];
	for (const listed of assignments) {
		const household = households.get(listed.household);
		const sponsor = sponsors.get(listed.nip);
		if (!household) applying.refuse(listed.place, 'household_unknown');
		else if (!sponsor) applying.refuse(listed.place, 'sponsor_unknown');
		else wanted.push({ listed, row: rowOf(listed, household, sponsor), before: known.get(listed.number) });
	}
	const placed = new Map([...households.values()].map((household) => [String(household.id), household]));
	for (const assignment of alone(applying, wanted, there)) await apply(applying, assignment, placed);
}

function rowOf(listed: ListedAssignment, household: Placed, sponsor: PersonId): Omit<Row, 'id'> {
	const { number: external_id, start: start_date, end: end_date, how, endReason: end_reason } = listed;
	return { external_id, household_id: household.id, sponsor_id: sponsor, start_date, end_date, how, end_reason };
}

/**
 * Those that leave every household with one sponsor at a time. What is known already goes before what is new, and one that is
 * refused stays as it was, which may leave no room for another: so they are all looked at again.
 */
function alone(applying: Applying, wanted: readonly Wanted[], there: readonly Row[]): Wanted[] {
	let left = [...wanted].sort(byKnownThenStart);
	for (let clash = firstClash(left, there); clash; clash = firstClash(left, there)) {
		applying.refuse(clash.listed.place, 'already_fostered');
		left = left.filter((other) => other !== clash);
	}
	return left;
}

function firstClash(wanted: readonly Wanted[], there: readonly Row[]): Wanted | undefined {
	const rewritten = new Set(wanted.flatMap(({ before }) => before?.id ?? []));
	const standing: Omit<Row, 'id'>[] = there.filter(({ id }) => !rewritten.has(id));
	return wanted.find(({ row }) => {
		const clash = standing.some((other) => other.household_id === row.household_id && overlap(other, row));
		standing.push(row);
		return clash;
	});
}

function byKnownThenStart(a: Wanted, b: Wanted): number {
	if (Boolean(a.before) !== Boolean(b.before)) return a.before ? -1 : 1;
	return a.row.start_date < b.row.start_date ? -1 : 1;
}

type Span = Pick<Row, 'start_date' | 'end_date'>;
const overlap = (one: Span, other: Span): boolean => !endsBefore(one, other) && !endsBefore(other, one);
const endsBefore = ({ end_date }: Span, { start_date }: Span): boolean => end_date !== null && end_date < start_date;

async function apply(applying: Applying, wanted: Wanted, placed: Map<string, Placed>): Promise<void> {
	const { db, means } = applying;
	const { row, before } = wanted;
	const set = applying.compare<Omit<Row, 'id'>>('assignment', before, row);
	if (!before)
		await db
			.insertInto('assignment')
			.values({ id: means.newId(), ...row })
			.execute();
	else if (set) await db.updateTable('assignment').set(set).where('id', '=', before.id).execute();
	if (!before || set) applying.changed(...changesOf(wanted, placed));
}

/** Everything that an assignment touches now or touched before it was rewritten. */
function changesOf({ row, before }: Wanted, placed: Map<string, Placed>): Change[] {
	const was = before ?? row;
	// Every id in the table is one of its own kind.
	const sponsors = [...new Set([row.sponsor_id, was.sponsor_id])] as PersonId[];
	return [...new Set([row.household_id, was.household_id])].flatMap((id) => {
		const household = placed.get(id);
		return household ? assignmentChanges(household, sponsors) : [];
	});
}

async function householdsOf({ db }: Applying, assignments: readonly ListedAssignment[]): Promise<Map<string, Placed>> {
	const numbers = assignments.map(({ household }) => household);
	const rows = await db
		.selectFrom('household')
		.select(['id', 'external_id', 'village_code'])
		.where((eb) =>
			eb.or([
				eb('external_id', 'in', numbers),
				// Also those that an assignment of this list has belonged to until now.
				eb('id', 'in', (sub) =>
					sub
						.selectFrom('assignment')
						.select('household_id')
						.where(
							'assignment.external_id',
							'in',
							assignments.map(({ number }) => number)
						)
				)
			])
		)
		.execute();
	return new Map(
		rows.map((row) => [row.external_id, { id: row.id as HouseholdId, village: row.village_code as VillageCode }])
	);
}

async function sponsorsOf({ db }: Applying, assignments: readonly ListedAssignment[]): Promise<Map<string, PersonId>> {
	const nips = assignments.map(({ nip }) => nip);
	const rows = await db
		.selectFrom('person')
		.select(['id', 'nip'])
		.where('nip', 'in', nips)
		.where('sponsor_kind', 'is not', null)
		.execute();
	return new Map(rows.map(({ id, nip }) => [nip ?? '', id as PersonId]));
}

async function assignmentsThere(
	{ db }: Applying,
	assignments: readonly ListedAssignment[],
	households: readonly Placed[]
): Promise<Row[]> {
	const numbers = assignments.map(({ number }) => number);
	const ids = households.map(({ id }) => id);
	return db
		.selectFrom('assignment')
		.selectAll()
		.where((eb) => eb.or([eb('external_id', 'in', numbers), eb('household_id', 'in', ids)]))
		.execute();
}
