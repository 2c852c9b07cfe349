import { getLocale, type Locale } from '#lib/words/compiled/runtime.js';

/** English as it is written where days come before months. */
const TAG: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };

/** A formatter per language, made once: making one costs more than using it a hundred times. */
export function perLanguage<T>(make: (tag: string) => T): () => T {
	const made = new Map<Locale, T>();
	return () => {
		const locale = getLocale();
		const known = made.get(locale);
		if (known) return known;
		const fresh = make(TAG[locale]);
		made.set(locale, fresh);
		return fresh;
	};
}
