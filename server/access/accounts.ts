import type { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '#lib/domain/protocol/access.ts';
import type { Profile } from '#lib/domain/registry/profile.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { rolesOn } from '#server/store/people.ts';
import type { Database } from '#server/store/schema.ts';

/**
 * The one spelling of a login, as accounts are stored under it: blanks, dots and dashes are forgiven, and a mobile number begins
 * with 0 however it was written.
 */
function loginName(typed: string): string {
	const plain = typed.toLowerCase().replace(/[\s.-]/g, '');
	return plain.replace(/^(\+62|62)(?=8\d{7,12}$)/, '0');
}

export async function personByLogin(db: Database, login: string) {
	const row = await db
		.selectFrom('person')
		.select(['id', 'name'])
		.where('login', '=', loginName(login))
		.where('status', '=', 'active')
		.executeTakeFirst();
	return row && { id: row.id as PersonId, name: row.name };
}

/** What a password is checked against, and who then is let in on which device. */
export type Account = {
	readonly personId: PersonId;
	readonly deviceId: DeviceId;
	readonly passwordHash: string | null;
};

/** The account of that login, if it was activated on this browser: on any other its password counts for nothing. */
export async function accountHere(db: Database, login: string, browserHash: string): Promise<Account | undefined> {
	const row = await db
		.selectFrom('person')
		.innerJoin('device', 'device.person_id', 'person.id')
		.select(['person.id as person_id', 'device.id as device_id', 'password_hash'])
		.where('login', '=', loginName(login))
		.where('status', '=', 'active')
		.where('browser_hash', '=', browserHash)
		.where('state', '=', 'active')
		.executeTakeFirst();
	return row && accountOf(row.person_id, row.device_id, row.password_hash);
}

/** The account that a device belongs to. */
export async function accountOnDevice(db: Database, deviceId: DeviceId): Promise<Account | undefined> {
	const row = await db
		.selectFrom('device')
		.innerJoin('person', 'person.id', 'device.person_id')
		.select(['person.id as person_id', 'password_hash'])
		.where('device.id', '=', deviceId)
		.executeTakeFirst();
	return row && accountOf(row.person_id, deviceId, row.password_hash);
}

/** What a person's own phone is told about them. */
export async function profileOf(db: Database, id: PersonId, now: Instant): Promise<Profile> {
	const { name, unit, demo } = await db
		.selectFrom('person')
		.select(['name', 'unit', 'demo'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return { id, name, ...(unit ? { unit } : {}), roles: await rolesOn(db, id, dateOf(now)), demo: demo === 1 };
}

/** Why a new password cannot be taken. Characters are counted as people count them, not as they are stored. */
export function passwordFault(password: string): 'password_too_short' | 'password_too_long' | undefined {
	const { length } = Array.from(password);
	if (length < PASSWORD_MIN) return 'password_too_short';
	return length > PASSWORD_MAX ? 'password_too_long' : undefined;
}

const accountOf = (personId: string, deviceId: string, passwordHash: string | null): Account => ({
	personId: personId as PersonId,
	deviceId: deviceId as DeviceId,
	passwordHash
});
