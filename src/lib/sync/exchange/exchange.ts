import { ClientId } from '#lib/domain/identity/ids.ts';
import {
	MAX_MUTATIONS,
	PROTOCOL,
	type PullAnswer,
	type PullRequest,
	type PushAnswer,
	SCHEMA
} from '#lib/domain/protocol/sync.ts';
import type { Fault, Ports } from '#lib/sync/ports.ts';
import { renew, settle, takeBatch } from '#lib/sync/replica/outbox.ts';
import { takePage } from '#lib/sync/replica/page.ts';
import type { OutboxRow, State } from '#lib/sync/replica/store.ts';
import { MINUTE } from '#lib/domain/time.ts';

// A page fits in one answer on a slow network before anybody gives up on it.
const PAGE_BYTES = 128_000;
const WITHIN_THE_HOUR = 60 * MINUTE;

/** How one round trip ended: go on at once, rest until `nextMs`, or a fault. */
export type Step =
	/** `renewed`: under a new client, which must not go on for ever. */
	| { readonly then: 'again'; readonly renewed?: true }
	| { readonly then: 'rest'; readonly nextMs: number }
	| { readonly then: 'wipe' }
	| ({ readonly then: 'fault' } & Fault);

/**
 * One round trip: what is unsent goes up, and a page of what changed comes down in the same answer. Whatever is lost on the
 * way, doing it again is right: the server knows every mutation it has ruled on, and a page is stored whole or not at all.
 */
export async function exchangeOnce(ports: Ports): Promise<Step> {
	const { state, batch } = await takeBatch(ports.store, MAX_MUTATIONS, ports.clock());
	const mayPull = (state.redownloadAt ?? 0) <= ports.clock();
	if (batch.length === 0) return mayPull ? pullOnly(ports, state) : rest(state, ports);
	return pushAnd(ports, state, batch, mayPull);
}

async function pushAnd(ports: Ports, state: State, batch: OutboxRow[], mayPull: boolean): Promise<Step> {
	const reply = await ports.network.push({
		...client(state),
		deviceId: state.deviceId,
		now: ports.clock(),
		mutations: batch.map(({ mid, id, name, v, args, at, offset, seen }) => ({
			mid,
			id,
			name,
			v,
			args,
			at,
			offset,
			seen
		})),
		...(mayPull ? { pull: question(state) } : {})
	});
	if (!reply.ok) return fault(ports, reply);
	const { answer } = reply;
	if (answer.wipe) return { then: 'wipe' };
	if (await newEpoch(ports, state, answer)) return { then: 'again' };
	await settle(ports.store, state.clientId, answer.results, ports.clock());
	const afterwards = answer.pull ? await pulled(ports, state, answer.pull) : rest(state, ports);
	if (answer.stop) return { then: 'fault', why: 'busy', afterMs: answer.stop.afterMs };
	return batch.length === MAX_MUTATIONS ? { then: 'again' } : afterwards;
}

async function pullOnly(ports: Ports, state: State): Promise<Step> {
	const reply = await ports.network.pull(question(state));
	if (!reply.ok) return fault(ports, reply);
	return (await newEpoch(ports, state, reply.answer)) ? { then: 'again' } : pulled(ports, state, reply.answer);
}

async function pulled(ports: Ports, asked: State, page: PullAnswer): Promise<Step> {
	if (page.reset) {
		await beginAnew(ports, page.epoch);
		return { then: 'again' };
	}
	if (page.results) await settle(ports.store, asked.clientId, page.results, ports.clock());
	const stored = await takePage(ports.store, asked, page, ports.clock());
	return page.more || stored === 'stale' ? { then: 'again' } : { then: 'rest', nextMs: page.nextMs };
}

/** Another epoch means another history: the answer is not for us, and what the old history acknowledged may be gone. */
async function newEpoch(ports: Ports, state: State, answer: Pick<PushAnswer, 'epoch'>): Promise<boolean> {
	if (state.epoch === undefined || state.epoch === answer.epoch) return false;
	await beginAnew(ports, answer.epoch);
	return true;
}

async function beginAnew(ports: Ports, epoch: string): Promise<void> {
	const redownloadAt = ports.clock() + Math.floor(ports.chance() * WITHIN_THE_HOUR);
	await renew(ports.store, ClientId.parse(ports.newId()), { id: epoch, redownloadAt });
}

async function fault(ports: Ports, reply: Fault): Promise<Step> {
	if (reply.why !== 'clientReused') return { then: 'fault', ...reply };
	await renew(ports.store, ClientId.parse(ports.newId()));
	return { then: 'again', renewed: true };
}

function rest({ redownloadAt }: State, { clock }: Ports): Step {
	return { then: 'rest', nextMs: Math.max(MINUTE, (redownloadAt ?? 0) - clock()) };
}

const client = ({ clientId, epoch }: State) => ({
	protocol: PROTOCOL,
	schema: SCHEMA,
	clientId,
	...(epoch ? { epoch } : {})
});

const question = (state: State): PullRequest => ({ ...client(state), cursor: state.cursor, limit: PAGE_BYTES });
