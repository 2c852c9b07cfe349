import { metresBetween } from '#lib/domain/registry/distance.ts';
import type { Household } from '#lib/domain/registry/household.ts';
import { currentRound, type Round } from '#lib/domain/programme/round.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import type { View } from '#lib/sync/replica/fold.ts';
import { byPlace } from '#lib/ui/household/order.ts';

/** A fostered household in the running round. */
export type Family = {
	readonly household: Household;
	/** What it received, by the giver's word. */
	readonly delivery: Visit | undefined;
	/** The newest visit that brought nothing. */
	readonly attempt: Visit | undefined;
};

export type Week = {
	readonly round: Round | undefined;
	readonly due: readonly Family[];
	readonly done: readonly Family[];
};

/** What a sponsor has to do in the running round, in the order of a walk through the village. */
export function thisWeek({ household, round, visit }: View, today: LocalDate): Week {
	const running = currentRound([...round.values()], today);
	const visits = [...visit.values()].filter(({ roundId }) => roundId === running?.id);
	const families = [...household.values()].sort(byPlace).map((one) => familyOf(one, visits));
	return {
		round: running,
		due: families.filter(({ delivery }) => !delivery),
		done: families.filter(({ delivery }) => delivery)
	};
}

/** What a household received in a round, by the giver's word: the newest delivery that was not taken back. */
export function deliveryIn(visits: Iterable<Visit>, householdId: string, roundId: string | undefined) {
	return newest(standing(visits, householdId).filter((v) => v.roundId === roundId && delivered(v.outcome)));
}

/** Where to go next: the nearest household that waits, else the first in the walk. */
export function nextFamily(due: readonly Family[], except: string, from?: { lat: number; lng: number }) {
	const open = due
		.filter(({ household }) => household.id !== except)
		.map(({ household }) => ({
			household,
			metres: from && household.point ? metresBetween(from, household.point) : undefined
		}));
	return open.reduce<(typeof open)[number] | undefined>(
		(best, one) => (best && (best.metres ?? Infinity) <= (one.metres ?? Infinity) ? best : one),
		undefined
	);
}

function familyOf(household: Household, visits: readonly Visit[]): Family {
	const own = standing(visits, household.id);
	return {
		household,
		delivery: newest(own.filter(({ outcome }) => delivered(outcome))),
		attempt: newest(own.filter(({ outcome }) => !delivered(outcome)))
	};
}

const standing = (visits: Iterable<Visit>, householdId: string): Visit[] =>
	[...visits].filter((visit) => visit.householdId === householdId && visit.withdrawnAt === undefined);

const newest = (visits: readonly Visit[]): Visit | undefined =>
	visits.reduce<Visit | undefined>((latest, visit) => (latest && latest.at >= visit.at ? latest : visit), undefined);
