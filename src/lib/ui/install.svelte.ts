import { isInstalled, isIos } from '#lib/ui/access/browser.ts';
import { keepStorage, saves } from '#lib/ui/saves.svelte.ts';

/** Chrome's own question, kept until it makes sense; the DOM's types do not know it. */
type Prompt = Event & { prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }> };

const KEY = 'install-asked';
// After the first thing saved, and once more when the app has become a habit.
const ASK_AFTER = [1, 3];

/** Putting the app on the home screen: asked for at most twice, and after that only in "Saya". */
class Install {
	#prompt = $state.raw<Prompt>();
	#asked = $state(0);
	#installed = $state(false);
	#ios = $state(false);

	/** How it can be done here: by the browser's question, by hand, or not at all (or it is done). */
	get way(): 'ask' | 'ios' | undefined {
		if (this.#installed) return undefined;
		if (this.#prompt) return 'ask';
		return this.#ios ? 'ios' : undefined;
	}

	get installed(): boolean {
		return this.#installed;
	}

	/** Whether to bring it up now by ourselves. */
	get due(): boolean {
		const after = ASK_AFTER[this.#asked];
		return this.way !== undefined && after !== undefined && saves.count >= after;
	}

	/** Listens for the browser's question; returns how to stop. */
	watch(): () => void {
		this.#asked = Number(localStorage.getItem(KEY) ?? 0);
		this.#installed = isInstalled();
		this.#ios = isIos(navigator.userAgent, navigator.maxTouchPoints);
		const ask = (event: Event) => {
			event.preventDefault();
			this.#prompt = event as Prompt;
		};
		const done = () => {
			this.#installed = true;
			void keepStorage();
		};
		window.addEventListener('beforeinstallprompt', ask);
		window.addEventListener('appinstalled', done);
		return () => {
			window.removeEventListener('beforeinstallprompt', ask);
			window.removeEventListener('appinstalled', done);
		};
	}

	async now(): Promise<void> {
		const prompt = this.#prompt;
		// The browser answers a question once.
		this.#prompt = undefined;
		this.later();
		await prompt?.prompt();
	}

	later(): void {
		this.#asked += 1;
		localStorage.setItem(KEY, String(this.#asked));
	}
}

export const install = new Install();
