import { randomBytes } from 'node:crypto';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { BLANK_PERSON } from '#server/store/people.ts';
import { personChanges } from '#server/sync/registry-changes.ts';
import type { Store } from '#server/store/store.ts';

export type Chance = { readonly now: Instant; readonly newId: () => string };

/** Gives a database its name for this stretch of its history: a restored one gets another. */
export function ensureEpoch(store: Store): Promise<void> {
	return store.write(async ({ db }) => {
		const value = randomBytes(16).toString('hex');
		await db
			.insertInto('meta')
			.values({ key: 'epoch', value })
			.onConflict((at) => at.column('key').doNothing())
			.execute();
	});
}

/** Nobody has an account here yet. */
export async function isEmpty(store: Store): Promise<boolean> {
	return (await store.read((db) => db.selectFrom('person').select('id').limit(1).executeTakeFirst())) === undefined;
}

/** Somebody has to be able to begin: the account of whoever sets the regency up. */
export function createFirstAdmin(store: Store, { now, newId }: Chance): Promise<void> {
	const id = newId() as PersonId;
	return store.write(async ({ db, changed }) => {
		await db
			.insertInto('person')
			.values({ ...BLANK_PERSON, id, login: 'admin', name: 'Administrator' })
			.execute();
		await db
			.insertInto('person_role')
			.values({
				id: newId(),
				person_id: id,
				role: 'admin',
				village_code: null,
				start_date: dateOf(now),
				end_date: null
			})
			.execute();
		changed(...personChanges(id));
	});
}
