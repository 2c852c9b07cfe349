import { liveQuery } from 'dexie';
import { createSubscriber } from 'svelte/reactivity';

/**
 * A database query as reactive state: read `current` in a template or `$derived` and it stays fresh. The database is watched
 * only while somebody is reading.
 */
export class LiveQuery<T> {
	#value: T | undefined;
	#error: Error | undefined;
	readonly #watch: () => void;

	constructor(query: () => Promise<T>) {
		this.#watch = createSubscriber((update) => {
			const subscription = liveQuery(query).subscribe({
				next: (value) => {
					this.#value = value;
					this.#error = undefined;
					update();
				},
				error: (error: unknown) => {
					this.#error = error instanceof Error ? error : new Error(String(error));
					update();
				}
			});
			return () => subscription.unsubscribe();
		});
	}

	/** `undefined` until the first answer; throws what the query threw, for `<svelte:boundary>`. */
	get current(): T | undefined {
		this.#watch();
		if (this.#error) throw this.#error;
		return this.#value;
	}
}
