import { registerWorker } from '#lib/ui/register-worker.ts';

/**
 * A newer release that is ready on this phone. It is offered, never forced; whoever says "later" gets it when the app is next
 * opened afresh, because the browser lets a waiting worker take over once nobody uses the old one.
 */
class Update {
	#takeOver = $state.raw<() => void>();
	#later = $state(false);

	get offered(): boolean {
		return this.#takeOver !== undefined && !this.#later;
	}

	watch(): Promise<void> {
		return registerWorker((takeOver) => {
			this.#takeOver = takeOver;
			this.#later = false;
		});
	}

	now(): void {
		this.#takeOver?.();
	}

	later(): void {
		this.#later = true;
	}
}

export const update = new Update();
