import type { Instant } from '#lib/domain/time.ts';
import type { Draft } from '#lib/sync/replica/store.ts';
import type { Session } from '#lib/ui/session.svelte.ts';

/** Keeps what is being written, one draft after the other, and knows when the last one was safe. */
export class DraftKeeper {
	readonly #session: Session;
	#keptAt = $state<Instant>();
	#keeping: Promise<void> = Promise.resolve();

	constructor(session: Session, keptAt: Instant | undefined) {
		this.#session = session;
		this.#keptAt = keptAt;
	}

	get keptAt(): Instant | undefined {
		return this.#keptAt;
	}

	keep(draft: Draft): void {
		const kept = this.#keeping.then(() => this.#session.keepDraft(draft));
		// One draft that was not kept is a fault to hear of, but no reason to keep no other, nor to save no record.
		this.#keeping = kept.then(
			() => void (this.#keptAt = draft.changedAt),
			(fault: unknown) => reportError(fault)
		);
	}

	/** Resolves when nothing is under way: a draft kept after its record would rise again as a ghost. */
	settle(): Promise<void> {
		return this.#keeping;
	}
}
