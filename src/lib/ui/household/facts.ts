import type { Household } from '#lib/domain/registry/household.ts';
import type { View } from '#lib/sync/replica/fold.ts';
import { placeText } from '#lib/ui/household/place-text.ts';
import { amount } from '#lib/ui/format/numbers.ts';
import { m } from '#lib/words/compiled/messages.js';

/** Something known, and its name. */
export type Fact = { readonly term: string; readonly text: string };

// What the list does not say is not shown as nothing.
const said = (term: string, text: string | undefined): Fact[] => (text?.trim() ? [{ term, text }] : []);

/** How to find the house. */
export const addressFacts = (household: Household, view: View): Fact[] => [
	...said(m.family_rt_rw(), placeText(household, view)),
	...said(m.family_address(), household.address),
	...said(m.family_landmark(), household.landmark)
];

/** What the register says of the family's welfare: set outside, never edited here. */
export const welfareFacts = ({ decile, aid, memberCount }: Household): Fact[] => [
	...said(m.family_members(), m.family_people({ n: memberCount })),
	...said(m.family_decile(), decile === undefined ? undefined : amount(decile)),
	{ term: m.family_aid(), text: aid.join(', ') || m.family_no_aid() }
];

export const houseFacts = ({ house }: Household): Fact[] => [
	...said(m.family_floor(), house.floor),
	...said(m.family_wall(), house.wall),
	...said(m.family_roof(), house.roof),
	...said(m.family_water(), house.water),
	...said(m.family_power(), house.power),
	...said(m.family_toilet(), house.toilet)
];
