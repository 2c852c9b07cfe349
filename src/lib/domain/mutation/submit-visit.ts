import type { Actor } from '#lib/domain/access/role.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import { type Refusal, refuse } from '#lib/domain/mutation/codes.ts';
import { closesAt, type Round } from '#lib/domain/programme/round.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';

export type Submission = {
	readonly args: VisitSubmit;
	readonly author: Pick<Actor, 'id' | 'name' | 'unit'>;
	/** The household, if the author fostered it at `at`: one of somebody else's is as good as none. */
	readonly household:
		| {
				readonly name: string;
				readonly village: VillageCode;
				readonly hamlet: string;
				readonly rt: string;
				readonly rw: string;
		  }
		| undefined;
	readonly round: Round | undefined;
	/** When it was written, as bounded by whoever rules. */
	readonly at: Instant;
	/** When the server took it; missing on the phone. */
	readonly receivedAt?: Instant;
};

/** The record that a submitted visit becomes. A second delivery in a round is a second record: nothing here refuses it. */
export function submitVisit({ args, author, household, round, at, receivedAt }: Submission): Result<Visit, Refusal> {
	if (!household) return err(refuse('household_unknown'));
	if (!round) return err(refuse('round_unknown', 'date'));
	const fault = whatIsWrong(args, at);
	if (fault) return err(fault);
	return ok({
		id: args.visitId,
		householdId: args.householdId,
		village: household.village,
		roundId: round.id,
		roundNumber: round.number,
		date: args.date,
		outcome: args.outcome,
		items: args.items,
		observations: args.observations,
		author: { id: author.id, name: author.name, ...(author.unit ? { unit: author.unit } : {}) },
		household: { name: household.name, hamlet: household.hamlet, rt: household.rt, rw: household.rw },
		at,
		late: (receivedAt ?? at) >= closesAt(round),
		confirmation: { state: 'awaiting' },
		...(args.deliveredBy ? { deliveredBy: args.deliveredBy } : {}),
		...(args.note ? { note: args.note } : {}),
		...(args.point ? { point: args.point } : {}),
		...(receivedAt === undefined ? {} : { receivedAt })
	});
}

function whatIsWrong({ date, outcome, items, observations }: VisitSubmit, at: Instant): Refusal | undefined {
	if (date > dateOf(at)) return refuse('date_in_future', 'date');
	if (delivered(outcome) && items.length === 0) return refuse('delivery_without_items', 'items');
	if (!delivered(outcome) && items.length > 0) return refuse('items_without_delivery', 'items');
	if (observations.childrenOut && observations.childOutOfSchool !== 'out') {
		return refuse('children_without_answer', 'childOutOfSchool');
	}
	return undefined;
}
