import { sql } from 'kysely';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Database } from '#server/store/schema.ts';

/**
 * Whether a delivery of this person's, or in one of these villages, was received since then and still waits for the village's
 * word. Answered from an index that holds nothing but such deliveries.
 */
export async function hasAwaiting(
	db: Database,
	{ author, villages }: { readonly author: PersonId | undefined; readonly villages: readonly string[] },
	since: Instant
): Promise<boolean> {
	const own = author && (await waiting(db, since).where('author_id', '=', author).executeTakeFirst());
	if (own || villages.length === 0) return own !== undefined;
	return (await waiting(db, since).where('village_code', 'in', villages).executeTakeFirst()) !== undefined;
}

// Word for word the condition of the two indexes: a bound value would not be recognised.
const IS_WAITING = sql<boolean>`withdrawn_at is null and confirmation = '{"state":"awaiting"}'
	and outcome in ('recipient', 'familyMember', 'neighbour', 'leftAtOffice')`;

const waiting = (db: Database, since: Instant) =>
	db.selectFrom('visit').select('id').where(IS_WAITING).where('received_at', '>', since).limit(1);
