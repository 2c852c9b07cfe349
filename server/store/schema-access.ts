// Who comes in, on what, and how: see access/.

export type Device = {
	id: string;
	person_id: string;
	/** SHA-256 of the token in the browser's cookie: possession of an activated device. */
	browser_hash: string;
	label: string;
	state: 'active' | 'closing' | 'lost';
	created_at: number;
	last_seen: number;
};

export type Session = {
	/** SHA-256 of the token. */
	token_hash: string;
	person_id: string;
	device_id: string;
	created_at: number;
	used_at: number;
	idle_ms: number;
	expires_at: number;
};

export type Activation = {
	id: string;
	person_id: string;
	code_hash: string;
	created_at: number;
	expires_at: number;
	first_used_at: number | null;
	tries: number;
	dead: number;
};
