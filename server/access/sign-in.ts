import type { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import type { SessionAnswer } from '#lib/domain/protocol/access.ts';
import { err, type Result } from '#lib/domain/result.ts';
import { type Account, accountHere, accountOnDevice, passwordFault, profileOf } from '#server/access/accounts.ts';
import { type Denied, withRightPassword } from '#server/access/right-password.ts';
import { endSession, endSessions, openSession } from '#server/access/sessions.ts';
import { hashOf, newToken } from '#server/access/tokens.ts';
import type { Deps, SignedIn } from '#server/env.ts';
import type { Database } from '#server/store/schema.ts';

/** What a browser showed of itself: hashes of its two cookies, and a name for it. */
export type Browser = {
	readonly deviceHash: string | undefined;
	readonly sessionHash: string | undefined;
	readonly label: string;
};

/** A session that has begun: the token for its cookie, how long that lasts, and the answer. */
export type Opened = { readonly token: string; readonly lasts: number; readonly answer: SessionAnswer };

type Where = { readonly personId: PersonId; readonly deviceId: DeviceId; readonly replaces: string | undefined };

/** Begins a session under a new token; the one that this browser came with is dead from now on. */
export async function startSession(deps: Deps, db: Database, where: Where): Promise<Opened> {
	const { personId, deviceId, replaces } = where;
	const now = deps.clock();
	const token = newToken(deps.randomBytes);
	if (replaces !== undefined) await endSession(db, replaces);
	const { absolute } = await openSession(db, { personId, deviceId, tokenHash: hashOf(token), now });
	return { token, lasts: absolute, answer: { deviceId, profile: await profileOf(db, personId, now) } };
}

/** Signs in on a browser where this person was activated. Everything else that can be wrong answers alike. */
export async function signIn(
	deps: Deps,
	{ login, password }: { login: string; password: string },
	browser: Browser
): Promise<Result<Opened, Denied>> {
	const account = await deps.store.read((db) => accountHere(db, login, browser.deviceHash ?? ''));
	return withRightPassword(deps, { account, password }, (db, here) =>
		startSession(deps, db, { ...here, replaces: browser.sessionHash })
	);
}

type PasswordFault = NonNullable<ReturnType<typeof passwordFault>>;
type Change = { readonly current: string; readonly next: string };

/** Sets another password for whoever knows the present one, and ends every session but the new one that it answers with. */
export async function changePassword(
	deps: Deps,
	{ deviceId }: SignedIn,
	{ current, next }: Change
): Promise<Result<Opened, Denied | { readonly code: PasswordFault }>> {
	const fault = passwordFault(next);
	if (fault) return err({ code: fault });
	const account = await deps.store.read((db) => accountOnDevice(db, deviceId));
	const hashed = await deps.passwords.hash(next);
	if (!hashed.ok) return err({ code: 'busy' });
	return withRightPassword(deps, { account, password: current }, async (db, here) => {
		await setPassword(db, here, hashed.value);
		return startSession(deps, db, { ...here, replaces: undefined });
	});
}

/** From now on only this password counts, and only sessions that begin after it. */
export async function setPassword(db: Database, { personId }: Pick<Account, 'personId'>, hash: string): Promise<void> {
	await db
		.updateTable('person')
		.set({ password_hash: hash, login_fails: 0, login_after: 0 })
		.where('id', '=', personId)
		.execute();
	await endSessions(db, personId);
}
