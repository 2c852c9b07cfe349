import { getLocale, overwriteGetLocale, type Locale } from '#lib/words/compiled/runtime.js';

const KEY = 'language';

/**
 * The language on screen. Pages are prerendered in the base language; a person's choice is restored once mounted. Every message
 * asks for the language as it is drawn, so a change redraws the words and touches nothing else: no reload, no lost field.
 */
class Language {
	#current = $state<Locale>(getLocale());

	constructor() {
		overwriteGetLocale(() => this.#current);
	}

	get current(): Locale {
		return this.#current;
	}

	restore(): void {
		const kept = localStorage.getItem(KEY);
		if (kept === 'id' || kept === 'en') this.choose(kept);
	}

	choose(locale: Locale): void {
		this.#current = locale;
		localStorage.setItem(KEY, locale);
		document.documentElement.lang = locale;
	}
}

export const language = new Language();
