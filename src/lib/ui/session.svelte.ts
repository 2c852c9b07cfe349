import type { Actor } from '#lib/domain/access/role.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import type { MutationId, VisitId } from '#lib/domain/identity/ids.ts';
import { dateOf, type LocalDate } from '#lib/domain/time.ts';
import { browserPorts } from '#lib/sync/adapters/browser-ports.ts';
import { createDexieStore } from '#lib/sync/adapters/dexie-store.ts';
import type { Here } from '#lib/sync/adapters/person-here.ts';
import type { Api } from '#lib/sync/exchange/api.ts';
import type { Link } from '#lib/sync/exchange/syncer.ts';
import { Phone, type Snapshot } from '#lib/sync/phone.ts';
import { discard, dropDraft, keepDraft } from '#lib/sync/replica/drafts.ts';
import { LiveQuery } from '#lib/sync/replica/live-query.svelte.ts';
import type { Stamp } from '#lib/sync/replica/outbox.ts';
import { underWay } from '#lib/sync/replica/records.ts';
import type { Draft, OutboxRow } from '#lib/sync/replica/store.ts';
import { ChosenHat, type Hat, hatsOf } from '#lib/ui/hat.svelte.ts';
import { saves } from '#lib/ui/saves.svelte.ts';
import { wakeOn, type Wake } from '#lib/ui/wake.ts';

const MINUTE = 60_000;
// As long as the snackbar that offers to undo.
const GRACE = 8_000;

/** One signed-in person on this phone: what they see, and what they can do. */
export class Session {
	#here: Here;
	readonly #phone: Phone;
	readonly #store: ReturnType<typeof createDexieStore>;
	readonly #api: Api;
	readonly #snapshot: LiveQuery<Snapshot>;
	#link = $state.raw<Link>({ state: 'idle' });
	#settled = $state.raw<Link>({ state: 'idle' });
	#now = $state(Date.now());
	readonly #chosen = new ChosenHat();
	#clock: ReturnType<typeof setInterval> | undefined;
	#wake: Wake | undefined;
	#grace: ReturnType<typeof setTimeout> | undefined;

	constructor(here: Here, api: Api) {
		this.#here = here;
		this.#api = api;
		this.#store = createDexieStore(here.personId);
		this.#phone = new Phone(browserPorts(this.#store, api.network, here.personId), (link) => this.#hear(link));
		this.#snapshot = new LiveQuery(() => this.#phone.look());
	}

	get here(): Here {
		return this.#here;
	}

	/** `undefined` until the phone's own database has answered. */
	get snapshot(): Snapshot | undefined {
		return this.#snapshot.current;
	}

	get profile() {
		return this.snapshot?.view.profile.get(this.here.personId);
	}

	/** The person as the rules know them. */
	get me(): Actor | undefined {
		return this.profile;
	}

	get hats(): Hat[] {
		return hatsOf(this.profile?.roles ?? []);
	}

	get hat(): Hat | undefined {
		return this.hats.find((hat) => hat === this.#chosen.current) ?? this.hats[0];
	}

	get link(): Link {
		return this.#link;
	}

	/** How the last exchange ended: stays as it is while the next one is tried. */
	get settled(): Link {
		return this.#settled;
	}

	/** The time, good to half a minute. */
	get now(): number {
		return this.#now;
	}

	/** The time as the server last told it: a phone whose clock is off still dates its records right. */
	get serverNow(): number {
		return this.#now + (this.snapshot?.state?.offset ?? 0);
	}

	get today(): LocalDate {
		return dateOf(this.serverNow);
	}

	/** Per visit, whether something of it still waits or was already taken by the server. */
	get underWay() {
		return underWay(this.snapshot?.outbox ?? []);
	}

	/** How many things only this phone has. */
	get waiting(): number {
		return this.snapshot?.outbox.filter(({ result }) => !result).length ?? 0;
	}

	async open(): Promise<void> {
		await this.#phone.begin(this.here.deviceId);
		this.#clock = setInterval(() => (this.#now = Date.now()), MINUTE / 2);
		this.#wake = wakeOn(this.#api, {
			exchange: () => void this.exchange(),
			// Whoever puts the phone away takes nothing back any more.
			away: () => this.#grace !== undefined && void this.exchange()
		});
		void this.#phone.syncer.start();
	}

	/** The same person signed in again: everything on screen stays, and the exchange goes on. */
	async resume(here: Here): Promise<void> {
		this.#here = here;
		await this.#phone.begin(here.deviceId);
		this.#wake?.listenAgain();
	}

	async close(): Promise<void> {
		this.#hush();
		await this.#phone.syncer.stop();
		this.#store.close();
	}

	/** Keeps an intent for good and sends it when it can. "Tersimpan" may be shown when this resolves. */
	async act(intent: Intent, about?: Omit<Stamp, 'id' | 'at'>): Promise<OutboxRow> {
		const row = await this.#phone.act(intent, about);
		saves.note();
		return row;
	}

	/** As `act`, but the person has a moment to take it back before anybody hears of it. */
	async actUndoably(intent: Intent): Promise<OutboxRow> {
		const row = await this.#phone.note(intent);
		saves.note();
		clearTimeout(this.#grace);
		this.#grace = setTimeout(() => void this.exchange(), GRACE);
		return row;
	}

	/** Whether it could be undone: what may have reached the server stands. */
	undo(row: OutboxRow): Promise<boolean> {
		return this.#phone.undo(row);
	}

	newVisitId(): VisitId {
		return this.#phone.newVisitId();
	}

	keepDraft(draft: Draft): Promise<void> {
		return keepDraft(this.#store, draft);
	}

	dropDraft(householdId: string): Promise<void> {
		return dropDraft(this.#store, householdId);
	}

	discard(id: MutationId): Promise<void> {
		return discard(this.#store, id);
	}

	exchange(): Promise<void> {
		clearTimeout(this.#grace);
		this.#grace = undefined;
		return this.#phone.syncer.now();
	}

	wear(hat: Hat): void {
		this.#chosen.wear(hat);
	}

	/** Ends this person's stay: the server's rows go, unsent work stays. Works without a network. */
	async leave(keep: 'own-work' | 'nothing' = 'own-work'): Promise<void> {
		this.#hush();
		await this.#phone.leave(keep);
		this.#store.close();
	}

	#hear(link: Link): void {
		this.#link = link;
		if (link.state !== 'exchanging') this.#settled = link;
	}

	#hush(): void {
		clearInterval(this.#clock);
		clearTimeout(this.#grace);
		this.#wake?.stop();
	}
}
