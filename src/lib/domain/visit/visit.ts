import * as z from 'zod/mini';
import { HouseholdId, PersonId, RoundId, VisitId } from '#lib/domain/identity/ids.ts';
import { VillageCode } from '#lib/domain/identity/region.ts';
import { DeliveryLine } from '#lib/domain/programme/item.ts';
import { Instant, LocalDate } from '#lib/domain/time.ts';
import { Confirmation } from '#lib/domain/visit/confirmation.ts';
import { Observations } from '#lib/domain/visit/form.ts';
import { Outcome } from '#lib/domain/visit/outcome.ts';

/** Where the phone was, as far as it knew: degrees, and metres of doubt. A claim, not a proof. */
export const Point = z.strictObject({
	lat: z.number().check(z.gte(-90), z.lte(90)),
	lng: z.number().check(z.gte(-180), z.lte(180)),
	accuracy: z.number().check(z.gte(0), z.lte(100_000))
});
export type Point = z.infer<typeof Point>;

/** What every holder of a visit sees of it, whatever their role. */
const Shared = {
	id: VisitId,
	householdId: HouseholdId,
	village: VillageCode,
	roundId: RoundId,
	roundNumber: z.int(),
	/** The day of the visit, as its author claims it. */
	date: LocalDate,
	outcome: Outcome,
	items: z.array(DeliveryLine),
	/** Who carried it, when it was not the author. */
	deliveredBy: z.optional(z.string()),
	author: z.looseObject({ id: PersonId, name: z.string(), unit: z.optional(z.string()) }),
	/** The head of the family and the address as they stood then: a fact does not change with the register. */
	household: z.looseObject({ name: z.string(), hamlet: z.string(), rt: z.string(), rw: z.string() }),
	/** When it was written, bounded by the server. */
	at: Instant,
	/** When the server took it; missing while only the phone has it. */
	receivedAt: z.optional(Instant),
	/** It came after its round had closed. */
	late: z.boolean(),
	withdrawnAt: z.optional(Instant),
	confirmation: Confirmation
};

/** A visit and its delivery are one record. This is the whole of it, as those who foster the household hold it. */
export const Visit = z.looseObject({
	...Shared,
	observations: Observations,
	note: z.optional(z.string()),
	point: z.optional(z.looseObject(Point.shape))
});
export type Visit = z.infer<typeof Visit>;

/** What the village holds of a visit: the delivery, and where it was; nothing of what was seen in the house. */
export const VisitSummary = z.looseObject({ ...Shared, point: z.optional(z.looseObject(Point.shape)) });
export type VisitSummary = z.infer<typeof VisitSummary>;

/** What the giver keeps for good as proof of what they gave, also when the household is no longer theirs. */
export const OwnRecord = z.looseObject(Shared);
export type OwnRecord = z.infer<typeof OwnRecord>;
