import type { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { Database } from '#server/store/schema.ts';

// A phone that was closed has this long to hand in what it holds.
const HANDING_IN = 30 * DAY;

type Activated = {
	readonly id: DeviceId;
	readonly personId: PersonId;
	readonly browserHash: string;
	readonly label: string;
	readonly now: Instant;
};

/** Makes this browser a device of the person; one that was theirs before is so again, under its old id. */
export async function activateDevice(db: Database, device: Activated): Promise<DeviceId> {
	const { id } = await db
		.insertInto('device')
		.values({
			id: device.id,
			person_id: device.personId,
			browser_hash: device.browserHash,
			label: device.label,
			state: 'active',
			created_at: device.now,
			last_seen: device.now
		})
		.onConflict((at) =>
			at
				.columns(['browser_hash', 'person_id'])
				.doUpdateSet({ state: 'active', label: device.label, last_seen: device.now })
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id as DeviceId;
}

/** Whether anybody was ever activated under this token: a token of somebody else's making is not taken over. */
export async function isKnownBrowser(db: Database, browserHash: string): Promise<boolean> {
	const row = await db.selectFrom('device').select('id').where('browser_hash', '=', browserHash).executeTakeFirst();
	return row !== undefined;
}

export function activeDevices(db: Database, personId: PersonId) {
	return db
		.selectFrom('device')
		.select(['id', 'label', 'last_seen'])
		.where('person_id', '=', personId)
		.where('state', '=', 'active')
		.orderBy('last_seen', 'desc')
		.orderBy('id')
		.execute();
}

/** One of the person's devices hands in from now on and does nothing else; false when they have no such active device. */
export async function closeDevice(db: Database, personId: PersonId, id: DeviceId, now: Instant): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('device')
		.set({ state: 'closing' })
		.where('id', '=', id)
		.where('person_id', '=', personId)
		.where('state', '=', 'active')
		.executeTakeFirst();
	if (numUpdatedRows === 0n) return false;
	const last = now + HANDING_IN;
	await db
		.updateTable('session')
		.set({ expires_at: last })
		.where('device_id', '=', id)
		.where('expires_at', '>', last)
		.execute();
	return true;
}

/** What a person recognises a device by in a list: `Chrome · Android`, from what the browser says of itself. */
export function labelOf(userAgent: string | undefined): string {
	const said = userAgent ?? '';
	const browser = BROWSERS.find(([sign]) => said.includes(sign))?.[1];
	const system = SYSTEMS.find(([sign]) => said.includes(sign))?.[1];
	return [browser ?? 'Browser', system].filter((part) => part !== undefined).join(' · ');
}

// In this order: most browsers also claim to be the ones further down.
const BROWSERS = [
	['SamsungBrowser', 'Samsung Internet'],
	['EdgA', 'Edge'],
	['Edg/', 'Edge'],
	['OPR/', 'Opera'],
	['FxiOS', 'Firefox'],
	['Firefox', 'Firefox'],
	['CriOS', 'Chrome'],
	['Chrome', 'Chrome'],
	['Safari', 'Safari']
] as const;

const SYSTEMS = [
	['Android', 'Android'],
	['iPhone', 'iPhone'],
	['iPad', 'iPad'],
	['Windows', 'Windows'],
	['Mac OS X', 'Mac'],
	['Linux', 'Linux']
] as const;
