import type { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import { DAY, dateOf, type Instant, MINUTE } from '#lib/domain/time.ts';
import type { SignedIn } from '#server/env.ts';
import type { Database } from '#server/store/schema.ts';
import { rolesOn } from '#server/store/people.ts';

/** How long a session may lie unused, and how long it lasts at the most. */
export type Limits = { readonly idle: number; readonly absolute: number };

// Rounds can be monthly, and signing in needs signal; whoever administers sits at a desk and sees everybody.
const FIELD: Limits = { idle: 60 * DAY, absolute: 180 * DAY };
const ADMIN: Limits = { idle: 30 * MINUTE, absolute: 12 * 60 * MINUTE };

const USED_EVERY = MINUTE;

type Opening = {
	readonly personId: PersonId;
	readonly deviceId: DeviceId;
	readonly tokenHash: string;
	readonly now: Instant;
};

/** Begins a session under a token whose hash is given, and says how long it can last. */
export async function openSession(db: Database, { personId, deviceId, tokenHash, now }: Opening): Promise<Limits> {
	const limits = await limitsOf(db, personId, now);
	await db
		.insertInto('session')
		.values({
			token_hash: tokenHash,
			person_id: personId,
			device_id: deviceId,
			created_at: now,
			used_at: now,
			idle_ms: limits.idle,
			expires_at: now + limits.absolute
		})
		.execute();
	await db.updateTable('device').set({ last_seen: now }).where('id', '=', deviceId).execute();
	return limits;
}

export type Found = { readonly signedIn: SignedIn; readonly usedAt: Instant };

/**
 * Whose session this is now: asked of the database at every request, so that what ends a session ends it everywhere at once.
 * The hats of today bound it: whoever has become an administrator has an administrator's session from then on.
 */
export async function sessionOf(db: Database, tokenHash: string, now: Instant): Promise<Found | undefined> {
	const row = await db
		.selectFrom('session')
		.innerJoin('device', 'device.id', 'session.device_id')
		.innerJoin('person', 'person.id', 'session.person_id')
		.select([
			'session.person_id',
			'device_id',
			'state',
			'status',
			'session.created_at',
			'used_at',
			'idle_ms',
			'expires_at'
		])
		.where('token_hash', '=', tokenHash)
		.executeTakeFirst();
	if (!row) return undefined;
	const personId = row.person_id as PersonId;
	const limits = await limitsOf(db, personId, now);
	const unusedUntil = row.used_at + Math.min(row.idle_ms, limits.idle);
	if (now >= Math.min(unusedUntil, row.expires_at, row.created_at + limits.absolute)) return undefined;
	return {
		usedAt: row.used_at,
		signedIn: {
			personId,
			deviceId: row.device_id as DeviceId,
			// Who was disabled may hand in what they hold, and nothing more.
			deviceState: row.status === 'disabled' && row.state === 'active' ? 'closing' : row.state,
			sessionHash: tokenHash
		}
	};
}

/** Whether the time of use is old enough to be worth a write. */
export const worthNoting = (usedAt: Instant, now: Instant): boolean => now - usedAt >= USED_EVERY;

/** Notes that a session was used; several requests at once note it once. */
export async function noteUse(db: Database, { sessionHash, deviceId }: SignedIn, now: Instant): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('session')
		.set({ used_at: now })
		.where('token_hash', '=', sessionHash)
		.where('used_at', '<=', now - USED_EVERY)
		.executeTakeFirst();
	if (numUpdatedRows > 0n) await db.updateTable('device').set({ last_seen: now }).where('id', '=', deviceId).execute();
}

export async function endSession(db: Database, tokenHash: string): Promise<void> {
	await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session on the person's active devices; what only hands in goes on. */
export async function endSessions(db: Database, personId: PersonId): Promise<void> {
	const active = db.selectFrom('device').select('id').where('person_id', '=', personId).where('state', '=', 'active');
	await db.deleteFrom('session').where('person_id', '=', personId).where('device_id', 'in', active).execute();
}

async function limitsOf(db: Database, personId: PersonId, now: Instant): Promise<Limits> {
	const roles = await rolesOn(db, personId, dateOf(now));
	return roles.some(({ name }) => name === 'admin') ? ADMIN : FIELD;
}
