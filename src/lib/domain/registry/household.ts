import * as z from 'zod/mini';
import { HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import { VillageCode } from '#lib/domain/identity/region.ts';
import { LocalDate } from '#lib/domain/time.ts';

/** Where a house stands, in degrees. About one household in six has none. */
export const HousePoint = z.looseObject({ lat: z.number(), lng: z.number() });
export type HousePoint = z.infer<typeof HousePoint>;

export const AgeBand = z.enum(['0-4', '5-11', '12-17', '18-59', '60-69', '70+']);
export type AgeBand = z.infer<typeof AgeBand>;

/** F0 of a family: what is needed to find the house and to greet whoever opens. */
const Address = {
	id: HouseholdId,
	/** The head of the family, as the register writes it. */
	name: z.string(),
	village: VillageCode,
	hamlet: z.string(),
	rt: z.string(),
	rw: z.string(),
	address: z.string(),
	landmark: z.optional(z.string()),
	point: z.optional(HousePoint),
	ageBand: z.optional(AgeBand),
	memberCount: z.int(),
	demo: z.boolean()
};

/** F1: the family's condition without health. */
const Condition = { decile: z.optional(z.int()), aid: z.array(z.string()) };

export const Member = z.looseObject({
	name: z.string(),
	relation: z.string(),
	sex: z.enum(['L', 'P']),
	ageBand: AgeBand,
	school: z.optional(z.string()),
	work: z.optional(z.string()),
	/** F2. */
	disability: z.optional(z.string()),
	/** F2. */
	illness: z.array(z.string())
});
export type Member = z.infer<typeof Member>;

/** What the sponsor of a household holds of it (F0–F2): no person number, no family-card number, no birth date. */
export const Household = z.looseObject({
	...Address,
	...Condition,
	members: z.array(Member),
	house: z.looseObject({
		floor: z.optional(z.string()),
		wall: z.optional(z.string()),
		roof: z.optional(z.string()),
		water: z.optional(z.string()),
		power: z.optional(z.string()),
		toilet: z.optional(z.string())
	}),
	/** Since when the holder fosters it. */
	since: LocalDate
});
export type Household = z.infer<typeof Household>;

/** What the village holds of it (F0–F1), and who fosters it; no sponsor means nobody does. */
export const HouseholdSummary = z.looseObject({
	...Address,
	...Condition,
	sponsor: z.optional(z.looseObject({ id: PersonId, name: z.string(), unit: z.optional(z.string()) }))
});
export type HouseholdSummary = z.infer<typeof HouseholdSummary>;

/** The band an age falls in. A birthday that is only conventional moves nobody by more than a year. */
export function ageBand(birth: LocalDate, today: LocalDate): AgeBand {
	const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4)) - (today.slice(5) < birth.slice(5) ? 1 : 0);
	if (years < 5) return '0-4';
	if (years < 12) return '5-11';
	if (years < 18) return '12-17';
	if (years < 60) return '18-59';
	return years < 70 ? '60-69' : '70+';
}
