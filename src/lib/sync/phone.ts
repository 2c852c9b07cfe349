import { ClientId, MutationId, VisitId } from '#lib/domain/identity/ids.ts';
import type { DeviceId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { createSyncer, type Link, type Syncer } from '#lib/sync/exchange/syncer.ts';
import type { Ports } from '#lib/sync/ports.ts';
import { fold, type View } from '#lib/sync/replica/fold.ts';
import { clearCopy } from '#lib/sync/replica/leave.ts';
import { recall, type Stamp, write } from '#lib/sync/replica/outbox.ts';
import { begin } from '#lib/sync/replica/state.ts';
import type { AttentionRow, Draft, OutboxRow, State } from '#lib/sync/replica/store.ts';

/** All that one person's screens are drawn from, read in one transaction. */
export type Snapshot = {
	readonly view: View;
	readonly outbox: readonly OutboxRow[];
	readonly attention: readonly AttentionRow[];
	readonly drafts: readonly Draft[];
	readonly state: State | undefined;
};

/** What a person's phone does: show, write down, and keep in step. The same with a browser around it as in a test. */
export class Phone {
	readonly syncer: Syncer;
	readonly #ports: Ports;

	constructor(ports: Ports, hear: (link: Link) => void = () => undefined) {
		this.#ports = ports;
		this.syncer = createSyncer(ports, hear);
	}

	/** Makes the copy ready for this device; it can be used without ever having reached the server. */
	begin(deviceId: DeviceId): Promise<State> {
		return begin(this.#ports.store, ClientId.parse(this.#ports.newId()), deviceId);
	}

	look(): Promise<Snapshot> {
		return this.#ports.store.look(['base', 'outbox', 'attention', 'drafts', 'state'], async (tables) => {
			const [base, outbox, attention, drafts, state] = await Promise.all([
				tables.base.all(),
				tables.outbox.all(),
				tables.attention.all(),
				tables.drafts.all(),
				tables.state.get('state')
			]);
			return { view: fold(base, outbox), outbox, attention, drafts, state };
		});
	}

	/** Writes an intent down for good, to be sent with whatever is sent next. Resolves when it is safe on this phone. */
	note(intent: Intent, about: Omit<Stamp, 'id' | 'at'> = {}): Promise<OutboxRow> {
		const { clock, newId, store } = this.#ports;
		return write(store, intent, { ...about, id: MutationId.parse(newId()), at: clock() });
	}

	/** Writes an intent down for good, then sends it when it can. Resolves when it is safe on this phone. */
	async act(intent: Intent, about: Omit<Stamp, 'id' | 'at'> = {}): Promise<OutboxRow> {
		const row = await this.note(intent, about);
		void this.syncer.now();
		return row;
	}

	/**
	 * Takes the last thing back as if never written, while it was never sent; later a submitted visit, by a mutation of its own.
	 * Resolves to whether it was undone: a ruling that may have reached the server stands.
	 */
	async undo(row: OutboxRow): Promise<boolean> {
		if (await recall(this.#ports.store, row.id)) return true;
		if (row.name !== 'visit.submit') return false;
		const intent = { name: 'visit.withdraw', args: { visitId: row.args.visitId } } as Intent;
		await this.act(intent, row.about ? { about: row.about } : {});
		return true;
	}

	/** The id a report is written under from its first word, so that saving it twice is saving it once. */
	newVisitId(): VisitId {
		return VisitId.parse(this.#ports.newId());
	}

	leave(keep: 'own-work' | 'nothing'): Promise<void> {
		return this.syncer.stop().then(() => clearCopy(this.#ports.store, keep));
	}
}
