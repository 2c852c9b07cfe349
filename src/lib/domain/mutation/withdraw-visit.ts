import type { PersonId } from '#lib/domain/identity/ids.ts';
import { type Refusal, refuse } from '#lib/domain/mutation/codes.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';

/** The author takes a record back: legal until the village has given its word. The record stays, marked. */
export function withdrawVisit<V extends OwnRecord>(
	visit: V | undefined,
	by: PersonId,
	at: Instant
): Result<V, Refusal> {
	if (visit?.author.id !== by) return err(refuse('visit_unknown'));
	const { state } = visit.confirmation;
	if (state === 'confirmed' || state === 'disputed') return err(refuse('already_ruled'));
	if (visit.withdrawnAt !== undefined) return err(refuse('already_withdrawn'));
	return ok({ ...visit, withdrawnAt: at });
}
