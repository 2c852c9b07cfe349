import { condition } from '#lib/domain/visit/condition.ts';
import type { Observations } from '#lib/domain/visit/form.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import type { View } from '#lib/sync/replica/fold.ts';

export type Known = ReturnType<typeof condition>;

/** A household's visits, newest first. */
export const visitsOf = (view: View, householdId: string): Visit[] =>
	[...view.visit.values()]
		.filter((visit) => visit.householdId === householdId)
		.sort((a, b) => (a.date === b.date ? b.at - a.at : a.date < b.date ? 1 : -1));

/** What is known of it, from every visit that was not taken back. */
export const knownOf = (view: View, householdId: string): Known =>
	condition(visitsOf(view, householdId).filter(({ withdrawnAt }) => withdrawnAt === undefined));

/** The same as one set of answers, to be read out like any other. */
export const asAnswers = (known: Known): Observations =>
	Object.fromEntries(Object.entries(known).map(([field, { value }]) => [field, value]));
