import * as z from 'zod/mini';
import { RoundId } from '#lib/domain/identity/ids.ts';
import { MenuLine } from '#lib/domain/programme/item.ts';
import { addDays, type Instant, LocalDate, startOf } from '#lib/domain/time.ts';

/** One programme period with its menu. Numbers count up without gaps; days are inclusive. */
export const Round = z.looseObject({
	id: RoundId,
	number: z.int().check(z.gte(1)),
	kind: z.enum(['week', 'month']),
	start: LocalDate,
	end: LocalDate,
	menu: z.array(MenuLine)
});
export type Round = z.infer<typeof Round>;

/** How many rounds a field phone holds, the running one included. */
export const WINDOW = 12;

const CLOSES_AFTER_DAYS = 7;

/** The round a day belongs to. */
export const roundOn = (rounds: readonly Round[], date: LocalDate): Round | undefined =>
	rounds.find(({ start, end }) => start <= date && date <= end);

/** The running round, else the newest that has begun: between two rounds people go on with the last. */
export function currentRound(rounds: readonly Round[], today: LocalDate): Round | undefined {
	const begun = rounds.filter(({ start }) => start <= today);
	return begun.reduce<Round | undefined>(
		(newest, round) => (newest && newest.number > round.number ? newest : round),
		undefined
	);
}

/** From this moment on the round's denominator no longer moves, and what arrives for it counts as late. */
export const closesAt = (round: Pick<Round, 'end'>): Instant => startOf(addDays(round.end, 1 + CLOSES_AFTER_DAYS));

/** Whether a row of that round is still held: the server filters by it, the phone prunes by it. */
export const inWindow = (roundNumber: number, current: number): boolean => roundNumber > current - WINDOW;
