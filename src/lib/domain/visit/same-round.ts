import { delivered } from '#lib/domain/visit/outcome.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';

type Brought = Pick<OwnRecord, 'id' | 'householdId' | 'roundNumber' | 'outcome' | 'at' | 'withdrawnAt'>;

/**
 * Which of its household's deliveries in its round this one is, from 1, and how many there are. A second one is a fact for a
 * person to judge: nothing refuses it.
 */
export function placeInRound(
	visit: Brought,
	visits: readonly Brought[]
): { readonly place: number; readonly of: number } {
	const all = visits.filter(
		(other) =>
			other.householdId === visit.householdId &&
			other.roundNumber === visit.roundNumber &&
			delivered(other.outcome) &&
			other.withdrawnAt === undefined
	);
	const before = all.filter(({ id, at }) => at < visit.at || (at === visit.at && id < visit.id));
	return { place: before.length + 1, of: all.length };
}
