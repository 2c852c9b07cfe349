import * as z from 'zod/mini';

/** An answer that repeats the last one, and one that says it is not known: every field takes both. */
const SAME = ['unchanged', 'unknown'] as const;

const one = <const T extends readonly [string, ...string[]]>(options: T) => z.enum([...options, ...SAME]);
const many = <const T extends readonly [string, ...string[]]>(options: T) =>
	z.union([z.array(z.enum(options)).check(z.minLength(1), z.maxLength(options.length)), z.enum(SAME)]);

export const LIVES_ALONE = ['alone', 'withSpouse', 'withFamily', 'lodging'] as const;
export const SICK_NOW = ['none', 'treated', 'untreated', 'bedridden'] as const;
export const CHILD_OUT_OF_SCHOOL = ['noChild', 'allAttend', 'out'] as const;
export const AID_RECEIVED = ['pkh', 'bpnt', 'pbiJkn', 'bltDd', 'rantangKasih', 'pip', 'rice', 'other', 'none'] as const;
export const HOUSE_STATE = ['sound', 'needsRepair', 'dangerous', 'noHouse'] as const;
export const FITS = ['yes', 'unsure', 'seemsBetterOff', 'clearlyBetterOff'] as const;
export const PHOTO_CONSENT = ['none', 'packageOnly', 'privateProof'] as const;

/**
 * The quick form: what a sponsor may say of a household at any visit. A field left out was not asked; `unchanged` was
 * asked and is as before; `unknown` was asked and could not be seen.
 */
export const Observations = z.strictObject({
	livesAlone: z.optional(one(LIVES_ALONE)),
	/** F2. */
	sickNow: z.optional(one(SICK_NOW)),
	childOutOfSchool: z.optional(one(CHILD_OUT_OF_SCHOOL)),
	/** Only beside `childOutOfSchool: 'out'`. */
	childrenOut: z.optional(z.int().check(z.gte(1), z.lte(20))),
	aidReceived: z.optional(many(AID_RECEIVED)),
	houseState: z.optional(one(HOUSE_STATE)),
	fits: z.optional(one(FITS)),
	/** Why a family seems better off, in the sponsor's words. */
	fitsWhy: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
	urgent: z.optional(z.boolean()),
	photoConsent: z.optional(z.enum(PHOTO_CONSENT))
});
export type Observations = z.infer<typeof Observations>;

/** The fields that one tap fills with `unchanged`. */
export const REPEATABLE = ['livesAlone', 'sickNow', 'childOutOfSchool', 'aidReceived', 'houseState', 'fits'] as const;

/** The whole quick form "as at the last visit". */
export const unchanged = (): Observations => Object.fromEntries(REPEATABLE.map((field) => [field, 'unchanged']));
