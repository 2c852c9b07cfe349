import type { ClientId, MutationId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import type { Envelope } from '#lib/domain/mutation/envelope.ts';
import { type Cursor, type Op, PROTOCOL, PullAnswer, PushAnswer, SCHEMA } from '#lib/domain/protocol/sync.ts';
import { newId, type Seat, type Server } from './server.ts';

const LIMIT = 128_000;

/** A phone reduced to what the protocol asks of it: it numbers what it sends and keeps what it is sent. */
export class PlainPhone {
	readonly seat: Seat;
	readonly #server: Server;
	clientId: ClientId;
	lastWritten = 0;
	epoch: string | undefined;
	cursor: Cursor = {};
	/** What it holds, by `scope kind id`. */
	readonly rows = new Map<string, Op>();
	/** Every answer to a pull or push, as it came over the wire. */
	readonly heard: string[] = [];

	constructor(server: Server, seat: Seat) {
		this.#server = server;
		this.seat = seat;
		this.clientId = newId(server.now()) as ClientId;
	}

	/** Writes something down now, with a clock that is right unless told otherwise. */
	write({ name, args }: Intent, more: Partial<Envelope> = {}): Envelope {
		const at = this.#server.now();
		this.lastWritten += 1;
		const id = newId(at) as MutationId;
		return { mid: this.lastWritten, id, name, v: 1, args, at, offset: 0, seen: 0, ...more };
	}

	async push(mutations: readonly Envelope[], more: object = {}): Promise<PushAnswer> {
		return PushAnswer.parse(await this.#ask('/api/sync/push', { ...this.pushOf(mutations), ...more }));
	}

	/** Pushes what cannot be accepted as a whole, and answers with the status and code. */
	async pushRefused(mutations: readonly Envelope[], more: object = {}): Promise<{ status: number; error: unknown }> {
		const answer = await this.seat.post('/api/sync/push', { ...this.pushOf(mutations), ...more });
		const body = (await answer.json()) as { error: unknown };
		return { status: answer.status, error: body.error };
	}

	/** One thing done and handed in at once; answers with the server's word on it. */
	async does(intent: Intent, more: Partial<Envelope> = {}) {
		const { results } = await this.push([this.write(intent, more)]);
		const { status, code } = results[0] ?? {};
		return code === undefined ? { status } : { status, code };
	}

	/** One page, kept. */
	async pull({
		limit = LIMIT,
		...more
	}: { limit?: number; cursor?: Cursor; epoch?: string } = {}): Promise<PullAnswer> {
		return this.keep(PullAnswer.parse(await this.#ask('/api/sync/pull', { ...this.pullOf(limit), ...more })));
	}

	/** Pages until there are no more; answers with the last. */
	async pullAll(limit = LIMIT): Promise<PullAnswer> {
		for (;;) {
			const page = await this.pull({ limit });
			if (!page.more) return page;
		}
	}

	keep(page: PullAnswer): PullAnswer {
		for (const key of this.rows.keys())
			if (page.drop.some((scope) => key.startsWith(`${scope} `))) this.rows.delete(key);
		for (const op of page.ops) {
			const key = `${op.scope} ${op.kind} ${op.id}`;
			if (op.op === 1) this.rows.set(key, op);
			else this.rows.delete(key);
		}
		this.cursor = page.cursor;
		this.epoch = page.epoch;
		return page;
	}

	/** The newest body of a row, whatever scope it came in. */
	body(kind: string, id: string): Record<string, unknown> | undefined {
		return [...this.rows.values()].find((op) => op.kind === kind && op.id === id)?.body;
	}

	pushOf(mutations: readonly Envelope[]) {
		return { ...this.#client(), deviceId: this.seat.deviceId, now: this.#server.now(), mutations };
	}

	pullOf(limit = LIMIT) {
		return { ...this.#client(), cursor: this.cursor, limit };
	}

	#client() {
		const { clientId, epoch } = this;
		return { protocol: PROTOCOL, schema: SCHEMA, clientId, ...(epoch ? { epoch } : {}) };
	}

	async #ask(path: string, body: object): Promise<unknown> {
		const answer = await this.seat.post(path, body);
		const text = await answer.text();
		this.heard.push(text);
		if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text}`);
		return JSON.parse(text);
	}
}
