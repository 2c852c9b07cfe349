import { MutationId, type PersonId } from '#lib/domain/identity/ids.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { Chance } from '#server/demo/chance.ts';
import { drawHistory, type Happening } from '#server/demo/story/history.ts';
import { Numbers } from '#server/demo/register/numbers.ts';
import { TELEMUNG } from '#server/demo/register/place.ts';
import { drawRegency, type Regency } from '#server/demo/register/regency.ts';
import { drawRounds } from '#server/demo/story/rounds.ts';
import { type Ids, readIds, turnsOf } from '#server/demo/story/turns.ts';
import { applyWithin } from '#server/registry/apply/apply-slice.ts';
import { slicesOf } from '#server/registry/slices.ts';
import type { Store } from '#server/store/store.ts';
import type { Writing } from '#server/store/writer.ts';
import { personChanges, roundChanges } from '#server/sync/registry-changes.ts';
import { rule } from '#server/sync/rule.ts';

const SEED = 20240108;
const DISTRICT = 21;

/**
 * Fills an empty database with a made-up regency: the same people, families and events each time, on dates relative to `now`.
 * Lists go in as an office's would, and what happened is ruled on as if phones had sent it. All of it is there or nothing.
 */
export async function seedDemo(store: Store, now: Instant): Promise<void> {
	const chance = new Chance(SEED);
	const today = dateOf(now);
	const rounds = drawRounds(chance, today);
	const numbers = new Numbers(chance, DISTRICT);
	const regency = drawRegency({ chance, numbers, today, heads: new Set() }, rounds);
	const newId = () => chance.id(now);
	await store.write(async (writing) => {
		for (const slice of slicesOf(regency.list)) {
			const { faults } = await applyWithin(writing, slice, { newId, today, demo: true });
			const [fault] = faults;
			if (fault) throw new Error(`the demo regency contradicts itself: ${fault.code}`);
		}
		await addRounds(writing, rounds);
		const ids = await readIds(writing.db);
		await appoint(writing, regency, { ids, newId });
		for (const happening of drawHistory(chance, turnsOf(regency, rounds, ids), now))
			await replay(writing, happening, chance);
	});
}

async function addRounds({ db, changed }: Writing, rounds: readonly Round[]): Promise<void> {
	const rows = rounds.map(({ id, number, kind, start, end, menu }) => {
		return { id, number, kind, start_date: start, end_date: end, menu: JSON.stringify(menu) };
	});
	await db.insertInto('round').values(rows).execute();
	changed(...rounds.flatMap(({ id }) => roundChanges(id)));
}

type Naming = { readonly ids: Ids; readonly newId: () => string };

/** What no list says: who speaks for the village in its head's place, and who administers. */
async function appoint({ db, changed }: Writing, { cast, list }: Regency, { ids, newId }: Naming): Promise<void> {
	const operator = ids.person(cast.operator);
	const admin = ids.person(cast.admin);
	const start_date = list.assignments[0]?.start ?? '';
	const role = (person_id: PersonId) => ({ id: newId(), person_id, start_date, end_date: null });
	await db
		.insertInto('person_role')
		.values([
			{ ...role(operator), role: 'villageOperator', village_code: TELEMUNG.code },
			{ ...role(admin), role: 'admin', village_code: null }
		])
		.execute();
	await db.updateTable('person').set({ unit: 'Dinas Sosial PPKB' }).where('id', '=', admin).execute();
	changed(...personChanges(operator), ...personChanges(admin));
}

async function replay({ db, changed }: Writing, { by, intent, at, now }: Happening, chance: Chance): Promise<void> {
	const id = MutationId.parse(chance.id(at));
	const verdict = await rule(db, intent, { id, by, at, now, odd: [] });
	if (!verdict.ok) throw new Error(`the demo's history was refused: ${verdict.error.code}`);
	changed(...verdict.value.changes);
}
