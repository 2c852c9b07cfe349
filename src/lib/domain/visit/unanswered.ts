import { delivered } from '#lib/domain/visit/outcome.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';

type Record = Pick<OwnRecord, 'householdId' | 'roundNumber' | 'outcome' | 'at' | 'withdrawnAt' | 'confirmation'>;

/**
 * The disputed deliveries that their author has not made good by a later one in the same round: they stay on the author's home
 * until then.
 */
export function unansweredDisputes<R extends Record>(records: readonly R[]): R[] {
	const standing = records.filter(({ withdrawnAt }) => withdrawnAt === undefined);
	return standing.filter((disputed) => {
		if (disputed.confirmation.state !== 'disputed') return false;
		return !standing.some(
			(later) =>
				later.householdId === disputed.householdId &&
				later.roundNumber === disputed.roundNumber &&
				later.at > disputed.at &&
				delivered(later.outcome) &&
				later.confirmation.state !== 'disputed'
		);
	});
}
