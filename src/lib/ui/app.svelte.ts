import type { SessionAnswer } from '#lib/domain/protocol/access.ts';
import { arrive, hasLeft, leave, leaving, personHere } from '#lib/sync/adapters/person-here.ts';
import { type Api, createApi } from '#lib/sync/exchange/api.ts';
import { Session } from '#lib/ui/session.svelte.ts';

/** The app on this browser: who is signed in, if anybody, and the way in and out. */
class App {
	#session = $state.raw<Session>();
	#status = $state<'starting' | 'out' | 'in'>('starting');
	#api: Api | undefined;

	/** `starting` is what prerendered pages are in: nobody is known yet. */
	get status() {
		return this.#status;
	}

	get session() {
		return this.#session;
	}

	get api(): Api {
		return (this.#api ??= createApi((...request) => fetch(...request)));
	}

	/** Opens the copy of whoever was here last, without asking anybody. */
	async start(): Promise<void> {
		const here = personHere();
		if (here) return this.#open(new Session(here, this.api));
		this.#status = 'out';
		if (leaving() && (await this.api.access.logout()).ok) hasLeft();
	}

	/** After the server has let a person in. The same person again goes on where they were; another gets a copy of their own. */
	async enter({ deviceId, profile }: SessionAnswer): Promise<void> {
		const here = { personId: profile.id, deviceId };
		const open = this.#session;
		arrive(here);
		if (open?.here.personId === profile.id) return open.resume(here);
		await open?.close();
		await this.#open(new Session(here, this.api));
	}

	async exit(keep: 'own-work' | 'nothing' = 'own-work'): Promise<void> {
		const session = this.#session;
		this.#session = undefined;
		this.#status = 'out';
		leave();
		await session?.leave(keep);
		if ((await this.api.access.logout()).ok) hasLeft();
	}

	async #open(session: Session): Promise<void> {
		await session.open();
		this.#session = session;
		this.#status = 'in';
	}
}

export const app = new App();
