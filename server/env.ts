import type { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Passwords } from '#server/access/passwords.ts';
import type { Store } from '#server/store/store.ts';

/** What the application is given: nothing in it reads the environment, a clock or chance by itself. */
export type Deps = {
	readonly store: Store;
	readonly clock: () => Instant;
	readonly passwords: Passwords;
	/** Cryptographically strong bytes. */
	readonly randomBytes: (count: number) => Uint8Array;
	/** A UUID of version 7. */
	readonly newId: () => string;
	/** The token of `server.json`: commands of the same machine go through this process. */
	readonly operatorToken: string;
	/** Unforeseen faults, without personal data. */
	readonly report: (fault: unknown) => void;
	/** Fires when the process is to end: open streams are closed then. */
	readonly stopping?: AbortSignal;
};

/** Who asks, as the session's cookie proves it. `closing` devices may only hand in; `lost` ones only what goes to the inbox. */
export type SignedIn = {
	readonly personId: PersonId;
	readonly deviceId: DeviceId;
	readonly deviceState: 'active' | 'closing' | 'lost';
	readonly sessionHash: string;
};

export type Env = {
	Variables: {
		signedIn: SignedIn | undefined;
		/** Asked by a command of the same machine, which knows the operator token. */
		operator: boolean;
	};
};
