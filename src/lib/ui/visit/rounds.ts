import { closesAt, type Round } from '#lib/domain/programme/round.ts';
import type { Instant, LocalDate } from '#lib/domain/time.ts';
import { span } from '#lib/ui/format/dates.ts';
import { roundFor } from '#lib/ui/visit/report.ts';
import { m } from '#lib/words/compiled/messages.js';

/** The rounds a visit of that day may belong to: its own, and the one before while that is open. */
export function roundsFor(rounds: readonly Round[], date: LocalDate, now: Instant): Round[] {
	const own = roundFor(rounds, date);
	const before = rounds.find(({ number }) => number === (own?.number ?? 0) - 1);
	return [own, before && closesAt(before) > now ? before : undefined].filter((round) => round !== undefined);
}

/** "pekan 23–29 Nov" */
export function roundText({ kind, start, end }: Round): string {
	const range = span(start, end);
	return kind === 'month' ? m.home_month({ range }) : m.home_week({ range });
}
