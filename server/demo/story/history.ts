import type { HouseholdId, PersonId, VisitId } from '#lib/domain/identity/ids.ts';
import type { Intent, VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import { dateOf, type Instant } from '#lib/domain/time.ts';
import { delivered, type Outcome } from '#lib/domain/visit/outcome.ts';
import type { Chance } from '#server/demo/chance.ts';
import { drawArrival, drawLateArrival, drawVisitTime, drawWordTime } from '#server/demo/story/moments.ts';
import { drawNote, drawObservations, drawPoint } from '#server/demo/story/seen.ts';
import { drawWord } from '#server/demo/story/words.ts';
import type { ListedHousehold } from '#server/registry/listed.ts';

/** Somebody did something at `at`, and the server heard of it at `now`. */
export type Happening = {
	readonly by: PersonId;
	readonly intent: Intent;
	readonly at: Instant;
	readonly now: Instant;
};

/** A household in one round, as it comes up for its sponsor. */
export type Turn = {
	readonly household: { readonly id: HouseholdId; readonly listed: ListedHousehold };
	/** Its number among those that are fostered: what is rare falls to some of them. */
	readonly place: number;
	readonly sponsor: PersonId;
	/** How often this sponsor reports, from 0 to 1. */
	readonly diligence: number;
	/** Who speaks for the village: the head, and where there is one the operator. */
	readonly speakers: readonly [PersonId, ...PersonId[]];
	readonly round: Round;
	readonly roundsAgo: number;
};

const COLLEAGUES = ['Bu Wiwik (rekan kantor)', 'Pak Eko (rekan kantor)', 'Bu Lilik (rekan kantor)'] as const;

/** Draws what happened, turn by turn, and tells it in the order in which the server heard of it. */
export function drawHistory(chance: Chance, turns: readonly Turn[], now: Instant): Happening[] {
	const known = new Set<HouseholdId>();
	const happenings: Happening[] = [];
	let deliveries = 0;
	for (const turn of turns) {
		const outcomes = drawOutcomes(chance, turn);
		const times = outcomes.map(() => drawVisitTime(chance, turn.round, now)).sort((a, b) => a - b);
		for (const [place, at] of times.entries()) {
			const outcome = outcomes[place] ?? 'recipient';
			const visit = drawVisit(chance, { turn, outcome, at, first: !known.has(turn.household.id), now });
			happenings.push(visit);
			if (!delivered(outcome)) continue;
			known.add(turn.household.id);
			deliveries++;
			const word = drawWord(chance, visit.args.visitId, { nth: deliveries, roundsAgo: turn.roundsAgo });
			const by = chance.is(0.7) ? turn.speakers[0] : (turn.speakers[1] ?? turn.speakers[0]);
			const given = drawWordTime(chance, visit.now, now);
			if (word) happenings.push({ by, intent: word, at: given, now: given });
		}
	}
	return happenings.sort((a, b) => a.now - b.now);
}

/** What came of the sponsor's visits in one round: usually one, sometimes none, now and then a second one. */
function drawOutcomes(chance: Chance, { place, roundsAgo, diligence }: Turn): Outcome[] {
	const goes = chance.is(roundsAgo === 0 ? 0.35 : diligence);
	const outcome = chance.weighted<Outcome>([
		['recipient', 70],
		['familyMember', 16],
		['neighbour', 4],
		['leftAtOffice', 2],
		['nobodyHome', 6],
		['couldNotReach', 2]
	]);
	const again = chance.is(0.6);
	if (roundsAgo === 1 && place % 23 === 7) return ['recipient', 'familyMember'];
	if (!goes) return [];
	return outcome === 'nobodyHome' && again && roundsAgo > 0 ? [outcome, 'recipient'] : [outcome];
}

type Drawn = {
	readonly turn: Turn;
	readonly outcome: Outcome;
	readonly at: Instant;
	readonly first: boolean;
	readonly now: Instant;
};

function drawVisit(chance: Chance, { turn, outcome, at, first, now }: Drawn) {
	const { household, round, roundsAgo, sponsor, place } = turn;
	const late = roundsAgo >= 3 && place % 29 === 4;
	const arrival = drawArrival(chance, at, now);
	const brought = delivered(outcome);
	const note = drawNote(chance, brought);
	const point = drawPoint(chance, household.listed, outcome);
	const colleague = chance.of(COLLEAGUES);
	const args: VisitSubmit = {
		// Drawn as a UUID.
		visitId: chance.id(at) as VisitId,
		householdId: household.id,
		roundId: round.id,
		date: dateOf(at),
		outcome,
		items: brought ? round.menu.map((line) => ({ ...line, state: chance.is(0.97) ? 'good' : 'short' })) : [],
		observations: brought ? drawObservations(chance, household.listed, first) : {},
		...(chance.is(0.05) ? { deliveredBy: colleague } : {}),
		...(note === undefined ? {} : { note }),
		...(point ? { point } : {})
	};
	const intent: Intent = { name: 'visit.submit', args };
	return { by: sponsor, intent, args, at, now: late ? Math.min(now, drawLateArrival(chance, round)) : arrival };
}
