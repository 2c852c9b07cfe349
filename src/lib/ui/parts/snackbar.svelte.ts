type Snack = {
	readonly text: string;
	readonly action?: { readonly label: string; readonly run: () => void } | undefined;
};

// Long enough to find the button with shaking hands.
const STAYS_MS = 8_000;

/** The one short message at the foot of the screen. A new one takes the place of the old; a touch or a focus holds it. */
class Snackbar {
	#current = $state.raw<Snack>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	get current(): Snack | undefined {
		return this.#current;
	}

	show(snack: Snack): void {
		this.#current = snack;
		this.release();
	}

	hold(): void {
		clearTimeout(this.#timer);
	}

	release(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.hide(), STAYS_MS);
	}

	hide(): void {
		clearTimeout(this.#timer);
		this.#current = undefined;
	}
}

export const snackbar = new Snackbar();
