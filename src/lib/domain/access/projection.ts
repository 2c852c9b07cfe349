import type { Household, HouseholdSummary } from '#lib/domain/registry/household.ts';
import type { Profile } from '#lib/domain/registry/profile.ts';
import type { Village } from '#lib/domain/registry/village.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import type { OwnRecord, Visit, VisitSummary } from '#lib/domain/visit/visit.ts';
import { householdScope, type Scope, sponsorScope, villageScope } from '#lib/domain/access/scope.ts';

/** Every kind of row that travels, and its body. A role that may see less gets another kind, never the same with fewer fields. */
export type Bodies = {
	round: Round;
	village: Village;
	profile: Profile;
	household: Household;
	householdSummary: HouseholdSummary;
	visit: Visit;
	visitSummary: VisitSummary;
	ownRecord: OwnRecord;
};
export type Kind = keyof Bodies;

/** One row in one scope. */
export type Row<K extends Kind = Kind> = {
	[P in K]: { readonly scope: Scope; readonly kind: P; readonly id: string; readonly body: Bodies[P] };
}[K];

/** Where a visit goes, and what each holder sees of it: the server writes and the phone shows exactly these. */
export function visitRows(visit: Visit): [Row<'visit'>, Row<'visitSummary'>, Row<'ownRecord'>] {
	const { id } = visit;
	return [
		{ scope: householdScope(visit.householdId), kind: 'visit', id, body: visit },
		{ scope: villageScope(visit.village), kind: 'visitSummary', id, body: summaryOf(visit) },
		{ scope: sponsorScope(visit.author.id), kind: 'ownRecord', id, body: ownRecordOf(visit) }
	];
}

function summaryOf(visit: Visit): VisitSummary {
	return { ...ownRecordOf(visit), ...(visit.point ? { point: visit.point } : {}) };
}

// Named one by one: a field added to the visit later is seen by nobody else until somebody decides it.
function ownRecordOf(visit: Visit): OwnRecord {
	return {
		id: visit.id,
		householdId: visit.householdId,
		village: visit.village,
		roundId: visit.roundId,
		roundNumber: visit.roundNumber,
		date: visit.date,
		outcome: visit.outcome,
		items: visit.items,
		author: visit.author,
		household: visit.household,
		at: visit.at,
		late: visit.late,
		confirmation: visit.confirmation,
		...(visit.deliveredBy === undefined ? {} : { deliveredBy: visit.deliveredBy }),
		...(visit.receivedAt === undefined ? {} : { receivedAt: visit.receivedAt }),
		...(visit.withdrawnAt === undefined ? {} : { withdrawnAt: visit.withdrawnAt })
	};
}
