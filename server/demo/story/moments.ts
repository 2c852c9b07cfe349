import type { Round } from '#lib/domain/programme/round.ts';
import { closesAt } from '#lib/domain/programme/round.ts';
import { DAY, dateOf, type Instant, MINUTE, startOf } from '#lib/domain/time.ts';
import type { Chance } from '#server/demo/chance.ts';

const HOUR = 60 * MINUTE;

/** When a visit of a round took place: by day, and never later than now. */
export function drawVisitTime(chance: Chance, { start, end }: Round, now: Instant): Instant {
	const share = 0.05 + 0.9 * chance.next();
	const timeOfDay = chance.between(7 * 60, 16 * 60) * MINUTE;
	const from = startOf(start);
	const somewhen = from + share * (Math.min(now, startOf(end) + DAY) - from);
	const byDay = startOf(dateOf(Math.floor(somewhen))) + timeOfDay;
	// A week that has only just begun has no daytime yet.
	return byDay < now ? byDay : Math.floor(somewhen);
}

/** When the server took it: most phones had signal, some in the evening, a few days later. */
export function drawArrival(chance: Chance, at: Instant, now: Instant): Instant {
	const [least, most] = chance.weighted([
		[[1, 10], 70],
		[[60, 600], 24],
		[[1000, 2800], 6]
	] as const);
	return Math.min(now, at + chance.between(least, most) * MINUTE);
}

/** After its round had closed: the phone had been without signal for weeks. */
export const drawLateArrival = (chance: Chance, round: Round): Instant =>
	closesAt(round) + chance.between(1, 30) * HOUR;

/** When the village gave its word. */
export const drawWordTime = (chance: Chance, received: Instant, now: Instant): Instant =>
	Math.min(now, received + chance.between(2, 70) * HOUR);
