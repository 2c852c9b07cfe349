const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const TEXT_SIZES = ['100', '125', '150', '200'] as const;
type TextSize = (typeof TEXT_SIZES)[number];

type Look = { theme: Theme; text: TextSize; outdoor: boolean };

const KEY = 'look';
const PLAIN: Look = { theme: 'system', text: '100', outdoor: false };

/**
 * How the screen looks on this phone. app.html reads the same record before anything is drawn, so that a page neither flashes nor
 * jumps; here it is changed.
 */
class Appearance {
	#look = $state.raw<Look>(PLAIN);

	get theme(): Theme {
		return this.#look.theme;
	}

	get text(): TextSize {
		return this.#look.text;
	}

	get outdoor(): boolean {
		return this.#look.outdoor;
	}

	restore(): void {
		this.#look = read();
	}

	change(part: Partial<Look>): void {
		this.#look = { ...this.#look, ...part };
		localStorage.setItem(KEY, JSON.stringify(this.#look));
		const { dataset } = document.documentElement;
		dataset.theme = this.#look.theme;
		dataset.text = this.#look.text;
		if (this.#look.outdoor) dataset.outdoor = '';
		else delete dataset.outdoor;
	}
}

export const appearance = new Appearance();

function read(): Look {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
		if (typeof kept !== 'object' || kept === null) return PLAIN;
		const { theme, text, outdoor } = kept as Partial<Record<keyof Look, unknown>>;
		return {
			theme: THEMES.find((known) => known === theme) ?? PLAIN.theme,
			text: TEXT_SIZES.find((known) => known === text) ?? PLAIN.text,
			outdoor: outdoor === true
		};
	} catch {
		// Not our writing: the plain look.
		return PLAIN;
	}
}
