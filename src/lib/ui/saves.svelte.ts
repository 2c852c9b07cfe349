const KEY = 'saves';

/**
 * How often something was saved on this phone. The first time is when keeping the storage is worth asking for, and when installing
 * makes sense to a person.
 */
class Saves {
	#count = $state(typeof localStorage === 'undefined' ? 0 : Number(localStorage.getItem(KEY) ?? 0));

	get count(): number {
		return this.#count;
	}

	note(): void {
		this.#count += 1;
		localStorage.setItem(KEY, String(this.#count));
		void keepStorage();
	}
}

export const saves = new Saves();

/** Asks the browser not to clear our data when space runs out. It decides by itself, and a refusal changes nothing. */
export async function keepStorage(): Promise<boolean> {
	// Missing on plain http, whatever the types say.
	const storage = navigator.storage as StorageManager | undefined;
	if (!storage) return false;
	return (await storage.persisted()) || storage.persist();
}
