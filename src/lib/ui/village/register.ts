import type { HouseholdSummary } from '#lib/domain/registry/household.ts';
import { isMeant } from '#lib/ui/household/search.ts';
import { ALL } from '#lib/ui/village/desk.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

/** A choice that no hamlet can be named like: the households that nobody fosters. */
const NOBODY = ' ';

type Wanted = { readonly hamlet: string; readonly search: string };

/** The village's households that fit what was typed and chosen, by hamlet, RW, RT and name. */
export function findHouseholds(all: readonly HouseholdSummary[], { hamlet, search }: Wanted): HouseholdSummary[] {
	return all
		.filter((household) => {
			const here = hamlet === NOBODY ? !household.sponsor : hamlet === ALL || household.hamlet === hamlet;
			return here && isMeant(household, search);
		})
		.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** Chips for the hamlets, and for those whom nobody fosters, where there are any. */
export function hamletChips(all: readonly HouseholdSummary[]): { value: string; label: string }[] {
	const hamlets = [...new Set(all.map(({ hamlet }) => hamlet))].sort();
	const count = (fits: (household: HouseholdSummary) => boolean) => all.filter(fits).length;
	const nobody = count(({ sponsor }) => !sponsor);
	return [
		{ value: ALL, label: `${m.village_all()} · ${all.length}` },
		...hamlets.map((name) => ({ value: name, label: `${name} · ${count(({ hamlet }) => hamlet === name)}` })),
		...(nobody > 0 ? [{ value: NOBODY, label: `${m.village_filter_unfostered()} · ${nobody}` }] : [])
	];
}

const keyOf = ({ hamlet, rw, rt, name }: HouseholdSummary) => [hamlet, rw, rt, name].join('|');
