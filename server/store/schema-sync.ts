// What the exchange with phones keeps: see sync/.

export type SyncScope = { scope: string; head: number; floor: number };
export type SyncEntry = { scope: string; kind: string; id: string; seq: number; op: number };

export type Client = { id: string; person_id: string; device_id: string; last_mid: number; created_at: number };

/** The ledger: one row per mutation ever ruled on. */
export type Mutation = {
	id: string;
	client_id: string;
	person_id: string;
	mid: number;
	/** SHA-256 of name, version and arguments: a reused id with other content is a clone, not a repeat. */
	digest: string;
	status: 'applied' | 'flagged' | 'duplicate' | 'rejected';
	code: string | null;
	field: string | null;
	received_at: number;
};

/** The refused inbox: each rejected mutation, whole. */
export type Refused = {
	id: string;
	person_id: string;
	device_id: string;
	envelope: string;
	code: string;
	field: string | null;
	received_at: number;
};

/** How often an unknown fault has stopped one mutation; the third time it becomes a refusal. */
export type MutationFault = { id: string; tries: number };
