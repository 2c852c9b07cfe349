import { untrack } from 'svelte';

/** What is being filled in at the moment. While anything is, nothing may reload the page or push itself into view. */
class Forms {
	#open = $state(0);

	get open(): boolean {
		return this.#open > 0;
	}

	/** To be called as the form appears; what it returns, as it goes. Fits `onMount` and `{@attach}`. */
	enter = (): (() => void) => {
		untrack(() => (this.#open += 1));
		return () => untrack(() => (this.#open -= 1));
	};
}

export const forms = new Forms();
