import { type Actor, villagesOf } from '#lib/domain/access/role.ts';
import type { VisitId } from '#lib/domain/identity/ids.ts';
import type { MutationName } from '#lib/domain/mutation/arguments.ts';
import { mayRule } from '#lib/domain/mutation/rule-delivery.ts';
import { metresBetween } from '#lib/domain/registry/distance.ts';
import type { Instant } from '#lib/domain/time.ts';
import { standing } from '#lib/domain/visit/confirmation.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import { placeInRound } from '#lib/domain/visit/same-round.ts';
import type { VisitSummary } from '#lib/domain/visit/visit.ts';
import type { View } from '#lib/sync/replica/fold.ts';

/** A delivery as the village looks at it: the record, and what else there is to know before giving a word. */
export type Delivery = {
	readonly visit: VisitSummary;
	/** From the house to where the phone was, when both are known. */
	readonly metres: number | undefined;
	readonly place: number;
	readonly of: number;
	readonly standing: ReturnType<typeof standing>;
};

export type Queue = {
	/** What waits for this person's word, oldest first; what lay too long comes after what can still be confirmed in time. */
	readonly ready: readonly Delivery[];
	/** What they could not tell yet. */
	readonly unsure: readonly Delivery[];
	/** Their own deliveries: somebody else gives the word. */
	readonly own: readonly Delivery[];
};

/** What waits in the village, for this person and for others. */
export function queueOf(view: View, me: Actor, now: Instant): Queue {
	const villages = villagesOf(me.roles);
	const households = byHousehold(view);
	const open = [...view.visitSummary.values()]
		.filter(({ village, outcome, withdrawnAt, confirmation: { state } }) => {
			const waits = state === 'awaiting' || state === 'unsure';
			return waits && withdrawnAt === undefined && delivered(outcome) && villages.includes(village);
		})
		.sort(inOrder)
		.map((visit) => seen(visit, { view, now, others: households.get(visit.householdId) ?? [] }));
	const mine = open.filter(({ visit }) => mayRule(visit, me));
	const awaiting = mine.filter(({ visit }) => visit.confirmation.state === 'awaiting');
	const lapsed = (delivery: Delivery) => delivery.standing === 'unconfirmed';
	return {
		ready: [...awaiting.filter((delivery) => !lapsed(delivery)), ...awaiting.filter(lapsed)],
		unsure: mine.filter(({ visit }) => visit.confirmation.state === 'unsure'),
		own: open.filter(({ visit }) => visit.author.id === me.id)
	};
}

/** The record with its facts. */
export const deliveryOf = (view: View, visit: VisitSummary, now: Instant): Delivery =>
	seen(visit, { view, now, others: historyOf(view, visit.householdId) });

/** What this person has given their word on since then, newest first. */
export function ruledBy(view: View, me: Actor, since: Instant): VisitSummary[] {
	const wordAt = ({ confirmation: word }: VisitSummary) => (word.state === 'awaiting' ? 0 : word.at);
	return [...view.visitSummary.values()]
		.filter(({ confirmation: word }) => {
			const ruled = word.state === 'confirmed' || word.state === 'disputed';
			return ruled && word.by === me.id && word.at >= since;
		})
		.sort((a, b) => wordAt(b) - wordAt(a));
}

/** A household's other rounds, newest first: what the village already knows of its deliveries. */
export function historyOf(view: View, householdId: string): VisitSummary[] {
	return [...view.visitSummary.values()]
		.filter((visit) => visit.householdId === householdId)
		.sort((a, b) => (a.date === b.date ? b.at - a.at : a.date < b.date ? 1 : -1));
}

/** Whether what the phone wrote down is a word on a delivery, and not a record of the person's own. */
export const isRuling = ({ name }: { readonly name: MutationName }): boolean => name.startsWith('delivery.');

/** A neighbourhood's name in a list: its RT means nothing without its RW, nor both without the hamlet. */
export const neighbourhoodOf = ({ hamlet, rt, rw }: { hamlet: string; rt: string; rw: string }): string =>
	[hamlet, rw, rt].join('|');

/** Those of one neighbourhood, or all of them where none is named. */
export const inNeighbourhood = (rows: readonly Delivery[], place: string): readonly Delivery[] =>
	place === '' ? rows : rows.filter(({ visit }) => neighbourhoodOf(visit.household) === place);

/** The order in which one record follows another, so that a person can go through them without the list. */
export const orderOf = ({ ready, unsure }: Queue, place: string): VisitId[] =>
	[...inNeighbourhood(ready, place), ...inNeighbourhood(unsure, place)].map(({ visit }) => visit.id);

type Surroundings = { readonly view: View; readonly now: Instant; readonly others: readonly VisitSummary[] };

function seen(visit: VisitSummary, { view, now, others }: Surroundings): Delivery {
	const house = view.householdSummary.get(visit.householdId)?.point;
	return {
		visit,
		metres: visit.point && house ? metresBetween(visit.point, house) : undefined,
		standing: standing(visit, now),
		...placeInRound(visit, others)
	};
}

function byHousehold(view: View): Map<string, VisitSummary[]> {
	const households = new Map<string, VisitSummary[]>();
	for (const visit of view.visitSummary.values()) {
		const others = households.get(visit.householdId);
		if (others) others.push(visit);
		else households.set(visit.householdId, [visit]);
	}
	return households;
}

function inOrder(a: VisitSummary, b: VisitSummary): number {
	if (a.date !== b.date) return a.date < b.date ? -1 : 1;
	const [here, there] = [placeOf(a), placeOf(b)];
	return here === there ? a.at - b.at : here < there ? -1 : 1;
}

const placeOf = ({ household }: VisitSummary): string => `${neighbourhoodOf(household)}|${household.name}`;
