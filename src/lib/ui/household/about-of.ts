import type { Snapshot } from '#lib/sync/phone.ts';
import type { About } from '#lib/sync/replica/store.ts';

/** The household's name and address: its own, else as they were when something was last written about it. */
export function aboutOf({ view, attention }: Snapshot, householdId: string): About | undefined {
	const household = view.household.get(householdId);
	if (household) return aboutFrom(household);
	const refused = attention.find(({ args, about }) => about && args.householdId === householdId);
	if (refused?.about) return refused.about;
	const record = [...view.ownRecord.values()].find((own) => own.householdId === householdId);
	return record && aboutFrom({ village: record.village, ...record.household });
}

// Named one by one: a row of the register carries more than a mutation needs to.
const aboutFrom = ({ name, village, hamlet, rt, rw }: About): About => ({ name, village, hamlet, rt, rw });
