import type { Kind } from '#lib/domain/access/projection.ts';
import type { Scope } from '#lib/domain/access/scope.ts';
import type { ClientId, DeviceId, HouseholdId, MutationId } from '#lib/domain/identity/ids.ts';
import type { MutationName, VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import type { MutationResult } from '#lib/domain/mutation/envelope.ts';
import type { Cursor } from '#lib/domain/protocol/sync.ts';
import type { Household } from '#lib/domain/registry/household.ts';
import type { Instant } from '#lib/domain/time.ts';

/** What the server last said of one row. Kinds that this version does not know are kept as they came. */
export type BaseRow = {
	/** `kind id`. */
	readonly key: string;
	readonly kind: Kind | (string & {});
	readonly id: string;
	readonly scopes: Scope[];
	/** The newest version stored, per scope: an older one that comes later is nothing. */
	readonly seqs: Record<string, number>;
	/** Which download brought it last. */
	readonly round: number;
	readonly body: Record<string, unknown>;
};

/** A household as it was when something was written about it: shown even when the household has left the phone. */
export type About = Pick<Household, 'name' | 'village' | 'hamlet' | 'rt' | 'rw'>;

type Written = {
	readonly id: MutationId;
	readonly name: MutationName;
	readonly v: number;
	readonly args: Record<string, unknown>;
	readonly at: number;
	readonly offset: number;
	readonly seen: Instant;
	readonly about?: About;
};

/** What the person did and the server has not shown back yet. `mid` is the order it was done in. */
export type OutboxRow = Written & {
	readonly mid: number;
	/** First handed to the network: from then on it is never taken back, only undone by another mutation. */
	readonly sentAt?: Instant;
	readonly result?: MutationResult;
};

/** Refused by the server: kept whole until the person decides. */
export type AttentionRow = Written & { readonly code: string; readonly field?: string; readonly refusedAt: Instant };

/** Acknowledged and shown back; kept until a backup off the server's machine holds it. */
export type SentRow = Written & { readonly acknowledgedAt: Instant };

/** A visit that is being written, one per household. */
export type Draft = {
	readonly householdId: HouseholdId;
	readonly args: Partial<VisitSubmit>;
	/** The address of the page and step where it was left. */
	readonly path: string;
	readonly changedAt: Instant;
	/** The refused mutation it mends. */
	readonly mends?: MutationId;
};

export type State = {
	readonly key: 'state';
	readonly clientId: ClientId;
	readonly deviceId: DeviceId;
	readonly nextMid: number;
	readonly epoch?: string;
	readonly cursor: Cursor;
	/** Counts every change of cursor, client or epoch: an answer to an older question does nothing. */
	readonly turn: number;
	/** Which download is going on; rows of an older one leave when it is complete. */
	readonly round: number;
	/** After a change of epoch: when to begin downloading again. */
	readonly redownloadAt?: Instant;
	/** Server time less this phone's, as last heard. */
	readonly offset: number;
	/** Server time of the newest stored answer. */
	readonly seen: Instant;
	/** The first download is complete. */
	readonly complete: boolean;
};

export type Stored = {
	base: BaseRow;
	outbox: OutboxRow;
	attention: AttentionRow;
	sent: SentRow;
	drafts: Draft;
	state: State;
};
export type TableName = keyof Stored;

/** What both stores can do with a table; its key is `KEY[name]`. */
export interface Table<T> {
	get(key: string | number): Promise<T | undefined>;
	/** In the order of their keys. */
	all(): Promise<T[]>;
	/** Only `base`: the rows of one scope. */
	inScope(scope: Scope): Promise<T[]>;
	put(...rows: T[]): Promise<void>;
	remove(...keys: (string | number)[]): Promise<void>;
	clear(): Promise<void>;
}

export type Tables = { [N in TableName]: Table<Stored[N]> };

/** `strict` has reached the disk when it resolves; `relaxed` may be lost with the power, whole transactions at a time. */
export type Durability = 'strict' | 'relaxed';

export interface Store {
	/** All or nothing. Inside, nothing may be awaited but the tables: IndexedDB would commit early. */
	change<T>(durability: Durability, tables: TableName[], work: (tables: Tables) => Promise<T>): Promise<T>;
	look<T>(tables: TableName[], work: (tables: Tables) => Promise<T>): Promise<T>;
}

export const KEY = {
	base: 'key',
	outbox: 'mid',
	attention: 'id',
	sent: 'id',
	drafts: 'householdId',
	state: 'key'
} as const satisfies { [N in TableName]: keyof Stored[N] };
