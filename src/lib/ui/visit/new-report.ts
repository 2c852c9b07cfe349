import type { HouseholdId, VisitId } from '#lib/domain/identity/ids.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { planned, type Report } from '#lib/ui/visit/report.ts';

/** What a report is before anybody has said anything: today's round as planned, into the recipient's own hands. */
export function newReport(
	ids: { visitId: VisitId; householdId: HouseholdId },
	date: LocalDate,
	round: Round | undefined
): Report {
	return {
		...ids,
		date,
		outcome: 'recipient',
		items: planned(round?.menu ?? []),
		observations: {},
		...(round ? { roundId: round.id } : {})
	};
}
