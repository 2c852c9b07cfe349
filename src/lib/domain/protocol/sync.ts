import * as z from 'zod/mini';
import { Scope } from '#lib/domain/access/scope.ts';
import { ClientId, DeviceId } from '#lib/domain/identity/ids.ts';
import { Envelope, MutationResult } from '#lib/domain/mutation/envelope.ts';
import { Instant } from '#lib/domain/time.ts';

/** The shape of the exchange, and of what travels in it. Too old a client may always push. */
export const PROTOCOL = 1;
export const SCHEMA = 1;

export const MAX_MUTATIONS = 100;
export const MAX_PUSH_BYTES = 1_000_000;
const MIN_PAGE_BYTES = 16_000;
const MAX_PAGE_BYTES = 256_000;

const Seq = z.int().check(z.gte(0));
const Epoch = z.string().check(z.regex(/^[0-9a-f]{32}$/));
export const Cursor = z.record(Scope, Seq);
export type Cursor = z.infer<typeof Cursor>;

const Client = { protocol: z.int().check(z.gte(1)), schema: z.int().check(z.gte(1)), clientId: ClientId };

export const PullRequest = z.strictObject({
	...Client,
	/** Missing until the phone has heard of one. */
	epoch: z.optional(Epoch),
	cursor: Cursor,
	/** Bytes of one page. */
	limit: z.int().check(z.gte(MIN_PAGE_BYTES), z.lte(MAX_PAGE_BYTES))
});
export type PullRequest = z.infer<typeof PullRequest>;

export const PushRequest = z.strictObject({
	...Client,
	deviceId: DeviceId,
	epoch: z.optional(Epoch),
	/** The phone's clock now, to be compared with what it was when each mutation was written. */
	now: z.int(),
	mutations: z.array(Envelope).check(z.maxLength(MAX_MUTATIONS)),
	/** A whole sync in one round trip. */
	pull: z.optional(PullRequest)
});
export type PushRequest = z.infer<typeof PushRequest>;

/** One row's newest state in one scope: 1 put, 0 gone. Kinds and fields not known yet are kept as they come. */
export const Op = z.looseObject({
	scope: Scope,
	kind: z.string(),
	id: z.string(),
	seq: Seq,
	op: z.union([z.literal(0), z.literal(1)]),
	body: z.optional(z.record(z.string(), z.unknown()))
});
export type Op = z.infer<typeof Op>;

export const PullAnswer = z.looseObject({
	epoch: Epoch,
	serverTime: Instant,
	/** Time of the last verified backup off the machine; without a configured one, the time of the answer. */
	durableTo: Instant,
	ops: z.array(Op),
	/** To be stored with the page, and only if the stored one is still the one that was asked with. */
	cursor: Cursor,
	/** Scopes no longer held: their rows leave the phone before anything else of this page happens. */
	drop: z.array(Scope),
	/** The cursor is from another history: keep the rows on screen, and download everything again. */
	reset: z.boolean(),
	more: z.boolean(),
	/** Only with `more: false`: every mutation up to here is in the rows already sent. */
	lastMid: z.optional(z.int()),
	results: z.optional(z.array(MutationResult)),
	nextMs: z.int()
});
export type PullAnswer = z.infer<typeof PullAnswer>;

export const PushAnswer = z.looseObject({
	lastMid: z.int(),
	results: z.array(MutationResult),
	epoch: Epoch,
	serverTime: Instant,
	/** A passing fault: what has no result yet is to be sent again after this long. */
	stop: z.optional(z.looseObject({ afterMs: z.int() })),
	/** This device was reported lost: hand over nothing more, delete everything. */
	wipe: z.optional(z.boolean()),
	pull: z.optional(PullAnswer)
});
export type PushAnswer = z.infer<typeof PushAnswer>;
