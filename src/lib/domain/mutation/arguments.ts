import * as z from 'zod/mini';
import { HouseholdId, RoundId, VisitId } from '#lib/domain/identity/ids.ts';
import { DeliveryLine } from '#lib/domain/programme/item.ts';
import { LocalDate } from '#lib/domain/time.ts';
import { DisputeReason } from '#lib/domain/visit/confirmation.ts';
import { Observations } from '#lib/domain/visit/form.ts';
import { Outcome } from '#lib/domain/visit/outcome.ts';
import { Point } from '#lib/domain/visit/visit.ts';

const Text = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));
const PersonName = z.string().check(z.trim(), z.minLength(1), z.maxLength(120));

export const VisitSubmit = z.strictObject({
	visitId: VisitId,
	householdId: HouseholdId,
	roundId: RoundId,
	date: LocalDate,
	outcome: Outcome,
	items: z.array(DeliveryLine).check(z.maxLength(10)),
	observations: Observations,
	deliveredBy: z.optional(PersonName),
	note: z.optional(Text),
	point: z.optional(Point)
});
export type VisitSubmit = z.infer<typeof VisitSubmit>;

const VisitWithdraw = z.strictObject({ visitId: VisitId });
const DeliveryConfirm = z.strictObject({ visitId: VisitId });
const DeliveryDispute = z.strictObject({ visitId: VisitId, reason: DisputeReason, text: z.optional(Text) });
const DeliveryUnsure = z.strictObject({ visitId: VisitId, ask: z.optional(PersonName) });

/**
 * Everything a person can do that travels. Arguments never change shape: a new shape is a new version here, and the old one
 * stays readable for twelve months.
 */
export const MUTATIONS = {
	'visit.submit': { v: 1, args: VisitSubmit },
	'visit.withdraw': { v: 1, args: VisitWithdraw },
	'delivery.confirm': { v: 1, args: DeliveryConfirm },
	'delivery.dispute': { v: 1, args: DeliveryDispute },
	'delivery.unsure': { v: 1, args: DeliveryUnsure }
} as const;

export type MutationName = keyof typeof MUTATIONS;

/** An intent: the name and its arguments, before anybody has numbered or dated it. */
export type Intent = {
	[N in MutationName]: { readonly name: N; readonly args: z.infer<(typeof MUTATIONS)[N]['args']> };
}[MutationName];

/** The intent behind a name and arguments from outside, or `undefined` when this version of the programme knows no such thing. */
export function readIntent(name: string, v: number, args: unknown): Intent | undefined {
	if (!Object.hasOwn(MUTATIONS, name)) return undefined;
	const known = MUTATIONS[name as MutationName];
	const parsed = known.v === v ? z.safeParse(known.args, args) : undefined;
	return parsed?.success ? ({ name, args: parsed.data } as Intent) : undefined;
}
