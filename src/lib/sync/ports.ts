import type { PullAnswer, PullRequest, PushAnswer, PushRequest } from '#lib/domain/protocol/sync.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Store } from '#lib/sync/replica/store.ts';

/** Why an exchange brought no answer. None of these deletes anything. */
export type Fault =
	/** Nobody of ours answered: no network, a captive portal, a broken or foreign answer. */
	| { readonly why: 'unreachable' }
	/** The server is there and asks to come back later. */
	| { readonly why: 'busy'; readonly afterMs?: number }
	| { readonly why: 'signedOut' }
	/** The server knows this outbox's numbers as somebody else's: take a new one and go on. */
	| { readonly why: 'clientReused' }
	/** This programme is too old to pull; it may still push. */
	| { readonly why: 'outdated' }
	/** The server understood the request and will not have it: a fault of this programme. */
	| { readonly why: 'refused'; readonly status: number };

export type Reply<T> = { readonly ok: true; readonly answer: T } | ({ readonly ok: false } & Fault);

export interface Network {
	push(request: PushRequest): Promise<Reply<PushAnswer>>;
	pull(request: PullRequest): Promise<Reply<PullAnswer>>;
}

export interface Scheduler {
	/** Calls back once after `ms`; returns how to call it off. */
	after(ms: number, call: () => void): () => void;
}

export interface Lock {
	/** Runs the work if nobody else on this device is at it; `false` when somebody is. */
	ifFree(work: () => Promise<void>): Promise<boolean>;
}

/** Everything the engine knows of the world. Nothing below `sync/` reads a clock, chance or the network by itself. */
export type Ports = {
	readonly clock: () => Instant;
	/** A number from 0 up to 1. */
	readonly chance: () => number;
	/** A new UUID of version 7. */
	readonly newId: () => string;
	readonly network: Network;
	readonly store: Store;
	readonly scheduler: Scheduler;
	readonly lock: Lock;
};
