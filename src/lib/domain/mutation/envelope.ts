import * as z from 'zod/mini';
import { MutationId } from '#lib/domain/identity/ids.ts';
import { FlagCode, RefusalCode } from '#lib/domain/mutation/codes.ts';
import { Instant, MINUTE } from '#lib/domain/time.ts';

/** A clock may be years off; no further than this is taken for a time at all. */
const Offset = z.int().check(z.gte(-1e13), z.lte(1e13));

/**
 * What a person did, numbered and dated by their phone. `at` is the phone's own time; `offset` the server's time less the
 * phone's, as last heard; `seen` the server time of the newest pull the author had when writing.
 */
export const Envelope = z.strictObject({
	mid: z.int().check(z.gte(1)),
	id: MutationId,
	name: z.string().check(z.maxLength(60)),
	v: z.int().check(z.gte(1)),
	args: z.record(z.string(), z.unknown()),
	at: z.int().check(z.gte(-8.64e15), z.lte(8.64e15)),
	offset: Offset,
	seen: Instant
});
export type Envelope = z.infer<typeof Envelope>;

/** The server's last word on one mutation. A repeat gets the first word again. */
export const MutationResult = z.looseObject({
	mid: z.int(),
	id: MutationId,
	status: z.enum(['applied', 'flagged', 'duplicate', 'rejected']),
	code: z.optional(z.union([RefusalCode, FlagCode])),
	/** The argument a refusal is about. */
	field: z.optional(z.string())
});
export type MutationResult = z.infer<typeof MutationResult>;

/**
 * The time a fact is judged by: the phone's time mended by the offset it knew, and never before what the author had already
 * seen nor after the server's now.
 */
export function effectiveTime(sent: Pick<Envelope, 'at' | 'offset' | 'seen'>, now: Instant): Instant {
	return Math.min(now, Math.max(Math.min(sent.seen, now), sent.at + sent.offset));
}

/** Whether the phone's clock was moved between writing and sending by more than chance. */
export const clockChanged = (written: number, sending: number): boolean => Math.abs(written - sending) > 10 * MINUTE;
