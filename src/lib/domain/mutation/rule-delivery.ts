import { type Actor, villagesOf } from '#lib/domain/access/role.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { type FlagCode, type Refusal, refuse } from '#lib/domain/mutation/codes.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Confirmation } from '#lib/domain/visit/confirmation.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { VisitSummary } from '#lib/domain/visit/visit.ts';

export type Ruling = Extract<Intent, { name: `delivery.${string}` }>;

/** What a ruling comes to: the word as it is kept, and the record if that word is the one that stands. */
export type Ruled<V> = { readonly word: Confirmation; readonly visit: V; readonly flag?: FlagCode };

/**
 * The village's word on a delivery. The first confirmation or dispute stands; a later one is kept as what somebody said, and
 * flagged. Nobody rules on a delivery of their own, and a foreign record is as good as none.
 */
export function ruleDelivery<V extends VisitSummary>(
	visit: V | undefined,
	ruling: Ruling,
	by: Actor,
	at: Instant
): Result<Ruled<V>, Refusal> {
	if (!visit || !villagesOf(by.roles).includes(visit.village)) return err(refuse('visit_unknown'));
	const refusal = whyNot(visit, by);
	if (refusal) return err(refusal);

	const word = wordOf(ruling, by, at);
	if (visit.withdrawnAt !== undefined) return ok({ word, visit, flag: 'already_withdrawn' });
	const { state } = visit.confirmation;
	if (state === 'confirmed' || state === 'disputed') return ok({ word, visit, flag: 'already_ruled' });
	return ok({ word, visit: { ...visit, confirmation: word } });
}

/** Whether this person could rule on it now: the buttons are there exactly when this holds. */
export function mayRule(visit: VisitSummary, by: Actor): boolean {
	const { state } = visit.confirmation;
	const open = state === 'awaiting' || state === 'unsure';
	return open && visit.withdrawnAt === undefined && villagesOf(by.roles).includes(visit.village) && !whyNot(visit, by);
}

function whyNot(visit: VisitSummary, by: Actor): Refusal | undefined {
	if (!delivered(visit.outcome)) return refuse('nothing_to_confirm');
	return visit.author.id === by.id ? refuse('own_delivery') : undefined;
}

function wordOf({ name, args }: Ruling, by: Actor, at: Instant): Confirmation {
	const word = { by: by.id, name: by.name, at };
	switch (name) {
		case 'delivery.confirm':
			return { state: 'confirmed', ...word };
		case 'delivery.dispute':
			return { state: 'disputed', ...word, reason: args.reason, ...(args.text ? { text: args.text } : {}) };
		case 'delivery.unsure':
			return { state: 'unsure', ...word, ...(args.ask ? { ask: args.ask } : {}) };
	}
}
