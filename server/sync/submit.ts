import { isSponsor } from '#lib/domain/access/role.ts';
import type { VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import { refuse } from '#lib/domain/mutation/codes.ts';
import { submitVisit } from '#lib/domain/mutation/submit-visit.ts';
import { closesAt, currentRound, type Round } from '#lib/domain/programme/round.ts';
import { err } from '#lib/domain/result.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { addVisit, allRounds, authorOn, hasDelivery, householdNow, visitById } from '#server/store/facts.ts';
import { fosteredOn } from '#server/store/people.ts';
import type { Database } from '#server/store/schema.ts';
import { type Case, stands, type Verdict } from '#server/sync/verdict.ts';

/**
 * Takes in a visit of somebody who fostered the household when they wrote it. A household of somebody else's and one that does
 * not exist get the same answer.
 */
export async function submit(db: Database, args: VisitSubmit, about: Case): Promise<Verdict> {
	const date = dateOf(about.at);
	const author = await authorOn(db, about.by, date);
	const fosters = isSponsor(author.roles) && (await fosteredOn(db, about.by, date)).includes(args.householdId);
	if (!fosters) return err(refuse('household_unknown'));
	if (await visitById(db, args.visitId)) return err(refuse('visit_unknown'));

	const made = submitVisit({
		args,
		author,
		household: await householdNow(db, args.householdId),
		round: roundOf(await allRounds(db), args, about.at),
		at: about.at,
		receivedAt: about.now
	});
	if (!made.ok) return made;
	const second = await isSecond(db, made.value);
	await addVisit(db, made.value, about.now);
	return stands(made.value, [
		...(second ? ['second_delivery' as const] : []),
		...(made.value.late ? ['late' as const] : []),
		...about.odd
	]);
}

/** The round of the day it claims, or the one before while that was still open when it was written. */
function roundOf(rounds: readonly Round[], { roundId, date }: VisitSubmit, at: Instant): Round | undefined {
	const chosen = rounds.find(({ id }) => id === roundId);
	const own = currentRound(rounds, date);
	if (!chosen || !own) return undefined;
	const before = chosen.number === own.number - 1 && at < closesAt(chosen);
	return chosen.id === own.id || before ? chosen : undefined;
}

const isSecond = async (db: Database, { outcome, householdId, roundNumber }: Visit): Promise<boolean> =>
	delivered(outcome) && (await hasDelivery(db, householdId, roundNumber));
