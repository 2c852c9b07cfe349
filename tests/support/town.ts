import type { PersonId } from '#lib/domain/identity/ids.ts';
import { addDays, dateOf, type Instant, type LocalDate } from '#lib/domain/time.ts';
import type { Database } from '#server/store/schema.ts';
import type { Store } from '#server/store/store.ts';
import { assignmentChanges, personChanges, roundChanges, villageChanges } from '#server/sync/registry-changes.ts';
import { type Name, PEOPLE, ROLES, ROUNDS, TELEMUNG, WATUKEBO } from './cast.ts';
import { addFamilies, FAMILIES, type Family } from './families.ts';

/** Builds the town as an import would: every row, and the changes that tell phones of it. */
export async function buildTown(store: Store): Promise<void> {
	await store.write(async ({ db, changed }) => {
		await addArea(db);
		await addRounds(db);
		await addPeople(db);
		await addFamilies(db);
		changed(...[TELEMUNG, WATUKEBO].flatMap(villageChanges), ...ROUNDS.flatMap(({ id }) => roundChanges(id)));
		changed(...Object.values(PEOPLE).flatMap((id) => personChanges(id)));
		for (const family of FAMILIES) {
			const sponsor = family.sponsor && PEOPLE[family.sponsor];
			if (sponsor) await assign(db, { family, sponsor, start: '2026-01-05' });
			changed(...assignmentChanges(family, sponsor ? [sponsor] : []));
		}
	});
}

/** From today on somebody else (or nobody) fosters this household; yesterday was the last day of whoever did. */
export async function reassign(
	store: Store,
	number: number,
	{ to, now }: { readonly to: Name | undefined; readonly now: Instant }
): Promise<void> {
	const family = FAMILIES[number - 1];
	if (!family) throw new Error(`there is no household ${number}`);
	const today = dateOf(now);
	await store.write(async ({ db, changed }) => {
		const running = db.selectFrom('assignment').where('household_id', '=', family.id).where('end_date', 'is', null);
		const before = await running.select('sponsor_id').execute();
		await db
			.updateTable('assignment')
			.set({ end_date: addDays(today, -1), end_reason: 'reassigned' })
			.where('household_id', '=', family.id)
			.where('end_date', 'is', null)
			.execute();
		if (to) await assign(db, { family, sponsor: PEOPLE[to], start: today });
		const sponsors = [...before.map(({ sponsor_id }) => sponsor_id as PersonId), ...(to ? [PEOPLE[to]] : [])];
		changed(...assignmentChanges(family, sponsors));
	});
}

/** From today on the person has left: no hats, no session but for handing in. */
export async function disable(store: Store, name: Name, now: Instant): Promise<void> {
	const id = PEOPLE[name];
	await store.write(async ({ db, changed }) => {
		await db.updateTable('person').set({ status: 'disabled' }).where('id', '=', id).execute();
		const yesterday = addDays(dateOf(now), -1);
		await db.updateTable('person_role').set({ end_date: yesterday }).where('person_id', '=', id).execute();
		changed(...personChanges(id));
	});
}

type Assigning = { readonly family: Family; readonly sponsor: PersonId; readonly start: LocalDate };

async function assign(db: Database, { family, sponsor, start }: Assigning): Promise<void> {
	const row = { household_id: family.id, sponsor_id: sponsor, start_date: start, end_date: null, end_reason: null };
	await db
		.insertInto('assignment')
		.values({ id: crypto.randomUUID(), external_id: null, how: 'list', ...row })
		.execute();
}

async function addArea(db: Database): Promise<void> {
	const districts = [
		{ code: '35.10.21', name: 'Kalipuro' },
		{ code: '35.10.14', name: 'Rogojampi' }
	];
	await db.insertInto('district').values(districts).execute();
	const place = { kind: 'desa', lat: null, lng: null } as const;
	await db
		.insertInto('village')
		.values([
			{ code: TELEMUNG, district_code: '35.10.21', name: 'Telemung', ...place },
			{ code: WATUKEBO, district_code: '35.10.14', name: 'Watukebo', ...place }
		])
		.execute();
}

async function addRounds(db: Database): Promise<void> {
	const menu = JSON.stringify([{ code: 'egg', quantity: 1 }]);
	await db
		.insertInto('round')
		.values(
			ROUNDS.map(({ id, number, start, end }) => ({
				id,
				number,
				kind: 'week' as const,
				start_date: start,
				end_date: end,
				menu
			}))
		)
		.execute();
}

async function addPeople(db: Database): Promise<void> {
	for (const [place, name] of (Object.keys(PEOPLE) as Name[]).entries()) {
		const nip = `19801231200501${1001 + place}`;
		const nothing = { sex: null, workplace: null, position: null, rank: null, home_village: null, work_village: null };
		await db
			.insertInto('person')
			.values({
				...nothing,
				id: PEOPLE[name],
				login: nip,
				nip,
				name: name.charAt(0).toUpperCase() + name.slice(1),
				phone: `08123450${1001 + place}`,
				unit: name === 'kades' || name === 'operator' ? null : 'SDN 1 Kalipuro',
				sponsor_kind: 'PNS',
				means: 'needs_relief',
				status: 'active',
				password_hash: 'hash-of-a-password',
				login_fails: 0,
				login_after: 0,
				demo: 0
			})
			.execute();
		for (const role of ROLES[name]) {
			const dates = { start_date: '2026-01-01', end_date: null };
			await db
				.insertInto('person_role')
				.values({ id: crypto.randomUUID(), person_id: PEOPLE[name], ...role, ...dates })
				.execute();
		}
	}
}
