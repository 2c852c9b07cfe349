import * as z from 'zod/mini';
import { PersonId } from '#lib/domain/identity/ids.ts';
import { DAY, Instant } from '#lib/domain/time.ts';

export const DisputeReason = z.enum(['notReceived', 'tooLittle', 'otherPerson', 'movedOrDied', 'other']);
export type DisputeReason = z.infer<typeof DisputeReason>;

const Word = { by: PersonId, name: z.string(), at: Instant };

/** The village's word on a delivery. `unsure` is no word yet: it waits, further down, with whom to ask. */
export const Confirmation = z.discriminatedUnion('state', [
	z.looseObject({ state: z.literal('awaiting') }),
	z.looseObject({ state: z.literal('unsure'), ...Word, ask: z.optional(z.string()) }),
	z.looseObject({ state: z.literal('confirmed'), ...Word }),
	z.looseObject({ state: z.literal('disputed'), ...Word, reason: DisputeReason, text: z.optional(z.string()) })
]);
export type Confirmation = z.infer<typeof Confirmation>;

/** After this long without a word a delivery is unconfirmed. Silence never confirms. */
const SILENCE_DAYS = 14;

/** Where a delivery stands for people at a given moment. Nothing but the clock makes it `unconfirmed`; a late word still counts. */
export function standing(
	delivery: { readonly confirmation: Confirmation; readonly receivedAt?: Instant | undefined },
	now: Instant
): Confirmation['state'] | 'unconfirmed' {
	const { state } = delivery.confirmation;
	if (state === 'confirmed' || state === 'disputed') return state;
	const { receivedAt } = delivery;
	return receivedAt !== undefined && now - receivedAt >= SILENCE_DAYS * DAY ? 'unconfirmed' : state;
}
