import type { DisputeReason } from '#lib/domain/visit/confirmation.ts';
import type { Outcome } from '#lib/domain/visit/outcome.ts';
import { m } from '#lib/words/compiled/messages.js';

const OUTCOME: Record<Outcome, () => string> = {
	recipient: m.outcome_recipient,
	familyMember: m.outcome_family_member,
	neighbour: m.outcome_neighbour,
	leftAtOffice: m.outcome_left_at_office,
	nobodyHome: m.outcome_nobody_home,
	addressNotFound: m.outcome_address_not_found,
	moved: m.outcome_moved,
	died: m.outcome_died,
	refused: m.outcome_refused,
	listedTwice: m.outcome_listed_twice,
	couldNotReach: m.outcome_could_not_reach
};

const REASON: Record<DisputeReason, () => string> = {
	notReceived: m.dispute_not_received,
	tooLittle: m.dispute_too_little,
	otherPerson: m.dispute_other_person,
	movedOrDied: m.dispute_moved_or_died,
	other: m.dispute_other
};

/** How the visit ended, as a statement. */
export const outcomeText = (outcome: Outcome): string => OUTCOME[outcome]();

export const reasonText = (reason: DisputeReason): string => REASON[reason]();
