import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import { activateDevice } from '#server/access/devices.ts';
import { createPasswords } from '#server/access/passwords.ts';
import { startSession } from '#server/access/sign-in.ts';
import { hashOf, newToken } from '#server/access/tokens.ts';
import { createApp } from '#server/app.ts';
import type { Deps } from '#server/env.ts';
import { openStore } from '#server/store/store.ts';
import { uuidv7 } from '#lib/sync/adapters/uuid.ts';
import { NOW } from './cast.ts';

/** Somebody at one of their devices, with a session of their own. */
export type Seat = {
	readonly personId: PersonId;
	readonly deviceId: DeviceId;
	/** Posts to the API as this person's app would. A string goes as it is. */
	post(path: string, body: unknown): Promise<Response>;
};

export type Server = Awaited<ReturnType<typeof startServer>>;

/** The real application over a real database file in a folder of its own, with a clock that the test turns. */
export async function startServer({ now = NOW }: { now?: Instant } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'berbagi-'));
	const store = await openStore(join(folder, 'berbagi.sqlite'));
	const time = { now };
	const faults: unknown[] = [];
	const deps: Deps = {
		store,
		clock: () => time.now,
		// As cheap as Argon2 goes: what it costs is not in question here.
		passwords: createPasswords({ pepper: Buffer.alloc(32, 7), cost: { memory: 64, passes: 1, parallelism: 1 } }),
		randomBytes: (count) => randomBytes(count),
		newId: () => newId(time.now),
		operatorToken: 'operator',
		report: (fault) => faults.push(fault)
	};
	const app = createApp(deps);
	await renewEpoch();

	/** Gives this database another history, as a restore does. */
	async function renewEpoch(): Promise<void> {
		const value = randomBytes(16).toString('hex');
		await store.write(({ db }) =>
			db
				.insertInto('meta')
				.values({ key: 'epoch', value })
				.onConflict((at) => at.column('key').doUpdateSet({ value }))
				.execute()
		);
	}

	return {
		app,
		store,
		deps,
		/** What the application could not foresee and reported. */
		faults,
		renewEpoch,
		now: () => time.now,
		setNow: (instant: Instant) => void (time.now = instant),
		pass: (ms: number) => void (time.now += ms),

		/** Activates a new device for this person and signs them in on it, as redeeming a slip does. */
		async as(personId: PersonId): Promise<Seat> {
			const opened = await store.write(async ({ db }) => {
				const deviceId = await activateDevice(db, {
					id: deps.newId() as DeviceId,
					personId,
					browserHash: hashOf(newToken(deps.randomBytes)),
					label: 'Chrome · Android',
					now: deps.clock()
				});
				return startSession(deps, db, { personId, deviceId, replaces: undefined });
			});
			const headers = {
				'content-type': 'application/json',
				cookie: `__Host-sid=${opened.token}`,
				'sec-fetch-site': 'same-origin'
			};
			return {
				personId,
				deviceId: opened.answer.deviceId,
				async post(path, body) {
					const text = typeof body === 'string' ? body : JSON.stringify(body);
					return app.request(path, { method: 'POST', headers, body: text });
				}
			};
		},

		async close(): Promise<void> {
			await store.close();
			rmSync(folder, { recursive: true });
		}
	};
}

/** A new id of version 7, as phones and the server make them. */
export const newId = (now: Instant): string => uuidv7(now, (bytes) => crypto.getRandomValues(bytes));
