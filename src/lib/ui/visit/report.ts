import * as z from 'zod/mini';
import { VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import { type Submission, submitVisit } from '#lib/domain/mutation/submit-visit.ts';
import type { DeliveryLine, MenuLine } from '#lib/domain/programme/item.ts';
import { currentRound, type Round, roundOn } from '#lib/domain/programme/round.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { type Observations, REPEATABLE, unchanged } from '#lib/domain/visit/form.ts';
import { delivered, type Outcome } from '#lib/domain/visit/outcome.ts';

/** A report that is being written: what is not known yet is missing. */
export type Report = Partial<VisitSubmit>;

/** What stands in the way of saving: the field, and why. */
export type Fault = { readonly field: string; readonly code: string };

/** The menu as it would be brought: all of it, all good. */
export const planned = (menu: readonly MenuLine[]): DeliveryLine[] =>
	menu.map(({ code, quantity }) => ({ code, quantity, state: 'good' }));

/** Whether what is brought is the menu, line by line. */
export function asPlanned(items: readonly DeliveryLine[], menu: readonly MenuLine[]): boolean {
	const same = (line: MenuLine) =>
		items.some((it) => it.code === line.code && it.quantity === line.quantity && it.state === 'good');
	return items.length === menu.length && menu.every(same);
}

/** The round of a day; between two rounds people go on with the last. */
export const roundFor = (rounds: readonly Round[], date: LocalDate): Round | undefined =>
	roundOn(rounds, date) ?? currentRound(rounds, date);

/** Another outcome: where nothing changed hands there is nothing to list; with a hand-over the plan comes back. */
export function withOutcome(report: Report, outcome: Outcome | undefined, menu: readonly MenuLine[]): Report {
	const { outcome: _before, items = [], ...rest } = report;
	if (!outcome) return { ...rest, items };
	const kept = items.length > 0 ? items : planned(menu);
	return { ...rest, outcome, items: delivered(outcome) ? kept : [] };
}

/** One answer more; what only made sense beside the old answer goes with it. */
export function answered(observations: Observations, answer: Partial<Observations>): Observations {
	const { childrenOut, fitsWhy, ...rest } = { ...observations, ...answer };
	const betterOff = rest.fits === 'seemsBetterOff' || rest.fits === 'clearlyBetterOff';
	return {
		...rest,
		// The stepper that appears begins with one: what stands there is what is sent.
		...(rest.childOutOfSchool === 'out' ? { childrenOut: childrenOut ?? 1 } : {}),
		...(betterOff && fitsWhy !== undefined ? { fitsWhy } : {})
	};
}

/** Whether the whole quick form says "as at the last visit". */
export const allSame = (observations: Observations): boolean =>
	REPEATABLE.every((field) => observations[field] === 'unchanged');

/** The one tap: every question as before; a second tap takes that back and nothing else. */
export function toggleSame(observations: Observations): Observations {
	if (!allSame(observations)) return answered(observations, unchanged());
	const asked = new Set<string>(REPEATABLE);
	return Object.fromEntries(Object.entries(observations).filter(([field]) => !asked.has(field)));
}

/** The report as it would be sent, without the blanks of an empty text field. */
export function tidy(report: Report): Report {
	const { note, deliveredBy, observations, ...rest } = report;
	const { fitsWhy, ...seen } = observations ?? {};
	return {
		...rest,
		observations: fitsWhy?.trim() ? { ...seen, fitsWhy } : seen,
		...(note?.trim() ? { note } : {}),
		...(deliveredBy?.trim() ? { deliveredBy } : {})
	};
}

/** Everything that stands in the way, by the same rules the server judges by. */
export function check(report: Report, circumstances: Omit<Submission, 'args'>): Fault[] {
	const parsed = z.safeParse(VisitSubmit, report);
	if (!parsed.success) {
		const faults = parsed.error.issues.map(({ path }) => ({ field: fieldOf(path), code: 'shape' }));
		return faults.filter(({ field }, place) => faults.findIndex((other) => other.field === field) === place);
	}
	const made = submitVisit({ args: parsed.data, ...circumstances });
	return made.ok ? [] : [{ field: made.error.field ?? '', code: made.error.code }];
}

// A fault inside the answers belongs to the question, not to the whole form.
const fieldOf = (path: readonly PropertyKey[]): string =>
	String((path[0] === 'observations' ? path[1] : path[0]) ?? '');
