import type { VisitId } from '#lib/domain/identity/ids.ts';
import type { Intent, VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { household, NOW, roundId, RUNNING } from './cast.ts';

/** A kilogram of eggs brought to household 1 in the running round, the house as it was; anything can be otherwise. */
export function visit(more: Partial<VisitSubmit> = {}, now: Instant = NOW): Extract<Intent, { name: 'visit.submit' }> {
	const args: VisitSubmit = {
		visitId: crypto.randomUUID() as VisitId,
		householdId: household(1),
		roundId: roundId(RUNNING),
		date: dateOf(now),
		outcome: 'recipient',
		items: [{ code: 'egg', quantity: 1, state: 'good' }],
		observations: { livesAlone: 'alone', sickNow: 'treated' },
		...more
	};
	return { name: 'visit.submit', args };
}

/** A visit that found nobody. */
export const nobodyHome = (more: Partial<VisitSubmit> = {}) => visit({ outcome: 'nobodyHome', items: [], ...more });

export const withdraw = (visitId: VisitId): Intent => ({ name: 'visit.withdraw', args: { visitId } });
export const confirm = (visitId: VisitId): Intent => ({ name: 'delivery.confirm', args: { visitId } });
export const unsure = (visitId: VisitId): Intent => ({ name: 'delivery.unsure', args: { visitId, ask: 'Pak RT' } });
export const dispute = (visitId: VisitId): Intent => ({
	name: 'delivery.dispute',
	args: { visitId, reason: 'notReceived' }
});
