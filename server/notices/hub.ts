import type { Scope } from '#lib/domain/access/scope.ts';
import { dateOf } from '#lib/domain/time.ts';
import { sessionOf } from '#server/access/sessions.ts';
import type { Deps, SignedIn } from '#server/env.ts';
import { possibleHolders } from '#server/store/holders.ts';
import { holdings } from '#server/store/people.ts';

/** Somebody who wants to hear that something they hold has moved. */
export type Listener = {
	readonly signedIn: SignedIn;
	readonly moved: () => void;
	readonly beat: () => void;
	/** The session is over, or the process is. */
	readonly end: () => void;
};

const MOST = 2000;
const BEAT_MS = 30_000;

/**
 * Tells listeners of commits that concern them, and nothing of what is in them. Who may hear is asked of the database at every
 * notice and at every beat, never remembered. `join` answers with how to leave, or `undefined` when the house is full.
 */
export function createHub({ store, clock, report, stopping }: Deps) {
	const listeners = new Set<Listener>();
	let moved = new Set<Scope>();
	let telling = false;
	let beating: NodeJS.Timeout | undefined;

	store.onMoved((scopes) => {
		if (listeners.size === 0) return;
		for (const scope of scopes) moved.add(scope);
		if (!telling) void tellAll();
	});
	stopping?.addEventListener('abort', () => {
		for (const { end } of listeners) end();
	});

	async function tellAll(): Promise<void> {
		telling = true;
		while (moved.size > 0) {
			const scopes = moved;
			moved = new Set();
			await tell(scopes).catch(report);
		}
		telling = false;
	}

	async function tell(scopes: ReadonlySet<Scope>): Promise<void> {
		const holders = await store.read((db) => possibleHolders(db, scopes, dateOf(clock())));
		for (const listener of [...listeners]) {
			if (holders !== 'everybody' && !holders.has(listener.signedIn.personId)) continue;
			const held = await heldBy(listener);
			if (held?.some((scope) => scopes.has(scope))) listener.moved();
		}
	}

	/** What the listener holds now; ends those whose session is over. */
	async function heldBy({ signedIn, end }: Listener): Promise<Scope[] | undefined> {
		const held = await store.read(async (db) => {
			const found = await sessionOf(db, signedIn.sessionHash, clock());
			return found?.signedIn.deviceState === 'active' ? holdings(db, signedIn.personId, clock()) : undefined;
		});
		if (!held) end();
		return held;
	}

	async function beat(): Promise<void> {
		for (const listener of [...listeners]) if (await heldBy(listener)) listener.beat();
	}

	function leave(listener: Listener): void {
		listeners.delete(listener);
		if (listeners.size > 0) return;
		clearInterval(beating);
		beating = undefined;
	}

	return {
		join(listener: Listener): (() => void) | undefined {
			if (listeners.size >= MOST || stopping?.aborted) return undefined;
			listeners.add(listener);
			beating ??= setInterval(() => void beat().catch(report), BEAT_MS).unref();
			return () => {
				leave(listener);
			};
		}
	};
}
