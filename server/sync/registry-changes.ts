import { accountScope, householdScope, REGENCY, villageScope } from '#lib/domain/access/scope.ts';
import type { HouseholdId, PersonId, RoundId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Change } from '#server/store/entries.ts';

// Which rows a change of the register shows in. Whoever writes the register names its changes with these, and the audit
// derives from them what must be there: a row that is not named here reaches no phone.

/** A household, as those who want to name its rows know it. */
export type Placed = { readonly id: HouseholdId; readonly village: VillageCode };

/** A round that was added or changed, with its menu. */
export const roundChanges = (id: RoundId): Change[] => [{ scope: REGENCY, kind: 'round', id }];

/** A village that was added, renamed, or whose district was renamed. */
export const villageChanges = (code: VillageCode): Change[] => [{ scope: REGENCY, kind: 'village', id: code }];

/** A household or one of its members that was added or changed. After a move, the village it left forgets it. */
export function householdChanges({ id, village }: Placed, movedFrom?: VillageCode): Change[] {
	const left: Change[] =
		movedFrom === undefined || movedFrom === village
			? []
			: [{ scope: villageScope(movedFrom), kind: 'householdSummary', id, op: 'gone' }];
	return [
		...left,
		{ scope: householdScope(id), kind: 'household', id },
		{ scope: villageScope(village), kind: 'householdSummary', id }
	];
}

/** A person or their roles that were added or changed. Their name and unit stand with each household they foster. */
export function personChanges(id: PersonId, fostered: readonly Placed[] = []): Change[] {
	return [{ scope: accountScope(id), kind: 'profile', id }, ...fostered.map((household) => summaryOf(household))];
}

/**
 * An assignment that began, changed or ended: the household (which says since when), its summary (which says by whom), and
 * everybody who fostered it before or does now, so that the phones of both hear of it.
 */
export function assignmentChanges(household: Placed, sponsors: readonly PersonId[]): Change[] {
	return [...householdChanges(household), ...sponsors.flatMap((id) => personChanges(id))];
}

const summaryOf = ({ id, village }: Placed): Change => ({ scope: villageScope(village), kind: 'householdSummary', id });
