import type { PersonId } from '#lib/domain/identity/ids.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type Instant, MINUTE } from '#lib/domain/time.ts';
import type { Account } from '#server/access/accounts.ts';
import type { Deps } from '#server/env.ts';
import type { Database } from '#server/store/schema.ts';

/** Why a password let nobody in; `retryAfter` in seconds, with a delay. */
export type Denied = { readonly code: 'login_failed' | 'login_delayed' | 'busy'; readonly retryAfter?: number };

const FREE_TRIES = 5;
const FIRST_DELAY = MINUTE / 2;
const LONGEST_DELAY = 15 * MINUTE;

type Attempt = { readonly account: Account | undefined; readonly password: string };

/**
 * Does `then` for whoever gives the right password. The work of checking is the same for an account that there is not; it is done
 * before the writer's queue, which must not wait for it, and what it was based on is looked at again inside.
 */
export async function withRightPassword<T>(
	deps: Deps,
	{ account, password }: Attempt,
	then: (db: Database, account: Account) => Promise<T>
): Promise<Result<T, Denied>> {
	const early = account && (await deps.store.read((db) => delayOf(db, account.personId, deps.clock())));
	if (early) return err(early);
	const checked = await deps.passwords.verify(password, account?.passwordHash ?? undefined);
	if (!checked.ok) return err({ code: 'busy' });
	if (!account) return err({ code: 'login_failed' });
	const renewed = checked.value.stale ? await deps.passwords.hash(password) : undefined;

	return deps.store.write<Result<T, Denied>>(async ({ db }) => {
		const now = deps.clock();
		const delay = await delayOf(db, account.personId, now);
		if (delay) return err(delay);
		if (!checked.value.ok) return err(await countWrong(db, account.personId, now));
		const took = await clearWrong(db, account, renewed?.ok ? renewed.value : account.passwordHash);
		return took ? ok(await then(db, account)) : err({ code: 'login_failed' });
	});
}

async function delayOf(db: Database, personId: PersonId, now: Instant): Promise<Denied | undefined> {
	const { login_after: after } = await failures(db, personId);
	return now < after ? { code: 'login_delayed', retryAfter: Math.ceil((after - now) / 1000) } : undefined;
}

const failures = (db: Database, personId: PersonId) =>
	db.selectFrom('person').select(['login_fails', 'login_after']).where('id', '=', personId).executeTakeFirstOrThrow();

// Wrong ones count on activated browsers only, so nobody can delay somebody else from afar; and never for ever.
async function countWrong(db: Database, personId: PersonId, now: Instant): Promise<Denied> {
	const fails = (await failures(db, personId)).login_fails + 1;
	const delay = fails < FREE_TRIES ? 0 : Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (fails - FREE_TRIES));
	await db
		.updateTable('person')
		.set({ login_fails: fails, login_after: now + delay })
		.where('id', '=', personId)
		.execute();
	return { code: 'login_failed' };
}

/** False when the password was changed, or the account disabled, while it was being checked. */
async function clearWrong(db: Database, { personId, passwordHash }: Account, next: string | null): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('person')
		.set({ login_fails: 0, login_after: 0, password_hash: next })
		.where('id', '=', personId)
		.where('status', '=', 'active')
		.where('password_hash', '=', passwordHash ?? '')
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}
