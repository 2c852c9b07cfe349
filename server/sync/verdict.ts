import { visitRows } from '#lib/domain/access/projection.ts';
import type { MutationId, PersonId } from '#lib/domain/identity/ids.ts';
import type { FlagCode, Refusal } from '#lib/domain/mutation/codes.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import type { Change } from '#server/store/entries.ts';

/** One mutation as it lies before the judge. */
export type Case = {
	readonly id: MutationId;
	readonly by: PersonId;
	/** When it was written, as bounded by the server: a fact is judged by who its author was then. */
	readonly at: Instant;
	readonly now: Instant;
	/** What is odd about it whatever it says. */
	readonly odd: readonly FlagCode[];
};

/** It was kept, and what of it a person should look at; or it was refused. */
export type Verdict = Result<{ readonly flag: FlagCode | undefined; readonly changes: readonly Change[] }, Refusal>;

// A result has room for one: the one that tells most stands first.
const TELLING: readonly FlagCode[] = ['already_ruled', 'already_withdrawn', 'second_delivery', 'late', 'clock_changed'];

/** The visit stands as it is now: whoever holds it in any form is to hear of it. */
export function stands(visit: Visit, flags: readonly FlagCode[]): Verdict {
	return ok({ flag: TELLING.find((flag) => flags.includes(flag)), changes: visitChanges(visit) });
}

/** The rows in which a visit shows. */
export const visitChanges = (visit: Visit): Change[] =>
	visitRows(visit).map(({ scope, kind, id }) => ({ scope, kind, id }));
