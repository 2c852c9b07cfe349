import { randomInt, randomUUID } from 'node:crypto';
import { activationCode, readActivationCode } from '#lib/domain/identity/activation-code.ts';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { hashOf } from '#server/access/tokens.ts';
import type { Database } from '#server/store/schema.ts';

/** How long a slip waits to be used, and how long it goes on for another browser of the same person afterwards. */
export const CODE_LIVES = 30 * DAY;
const SECOND_BROWSER_WITHIN = DAY;
const TRIES = 5;

export type CodeFault = 'code_unknown' | 'code_expired' | 'code_spent';

export type OpenCode = {
	readonly id: string;
	readonly personId: PersonId;
	readonly name: string;
	readonly expiresAt: Instant;
	/** The hash of the password that was set with it; missing until it has been used. */
	readonly passwordHash: string | undefined;
};

/** A fresh code for a person, to be printed or shown once: only its hash is kept. Earlier ones are dead from now on. */
export async function issue(db: Database, personId: PersonId, now: Instant): Promise<string> {
	await db.updateTable('activation').set({ dead: 1 }).where('person_id', '=', personId).execute();
	const code = activationCode(() => randomInt(32));
	await db
		.insertInto('activation')
		.values({
			id: randomUUID(),
			person_id: personId,
			code_hash: hashOf(code),
			created_at: now,
			expires_at: now + CODE_LIVES,
			first_used_at: null,
			tries: 0,
			dead: 0
		})
		.execute();
	return code;
}

/** The code that a person typed, if it can be redeemed now. One of somebody disabled is as good as none. */
export async function openCode(db: Database, typed: string, now: Instant): Promise<Result<OpenCode, CodeFault>> {
	const code = readActivationCode(typed);
	if (code === undefined) return err('code_unknown');
	const row = await db
		.selectFrom('activation')
		.innerJoin('person', 'person.id', 'activation.person_id')
		.select(['activation.id', 'person_id', 'name', 'password_hash', 'expires_at', 'first_used_at', 'dead'])
		.where('code_hash', '=', hashOf(code))
		.where('status', '=', 'active')
		.executeTakeFirst();
	if (!row) return err('code_unknown');
	const { id, name, dead, first_used_at: firstUsed } = row;
	const expiresAt = firstUsed === null ? row.expires_at : firstUsed + SECOND_BROWSER_WITHIN;
	if (dead === 1) return err('code_spent');
	if (now >= expiresAt) return err(firstUsed === null ? 'code_expired' : 'code_spent');
	const passwordHash = firstUsed === null ? undefined : (row.password_hash ?? undefined);
	return ok({ id, personId: row.person_id as PersonId, name, expiresAt, passwordHash });
}

/** The first redemption; from now on the code adds browsers for a day. */
export async function useFirst(db: Database, { id }: OpenCode, now: Instant): Promise<void> {
	await db.updateTable('activation').set({ first_used_at: now, tries: 0 }).where('id', '=', id).execute();
}

/** A wrong password with a used code; the fifth burns it. */
export async function countWrongTry(db: Database, { id }: OpenCode): Promise<void> {
	await db
		.updateTable('activation')
		.set((eb) => ({ tries: eb('tries', '+', 1) }))
		.where('id', '=', id)
		.execute();
	await db.updateTable('activation').set({ dead: 1 }).where('id', '=', id).where('tries', '>=', TRIES).execute();
}
