import type { Instant } from '#lib/domain/time.ts';
import { ClientId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { createMemoryStore } from '#lib/sync/adapters/memory-store.ts';
import { createApi } from '#lib/sync/exchange/api.ts';
import { exchangeOnce } from '#lib/sync/exchange/exchange.ts';
import { Phone } from '#lib/sync/phone.ts';
import type { Ports } from '#lib/sync/ports.ts';
import type { OutboxRow } from '#lib/sync/replica/store.ts';
import { type Name, PEOPLE } from './cast.ts';
import { createHandClock } from './hand-clock.ts';
import { newId, type Server } from './server.ts';

/** What the wire does to one request, and what the person does while its answer is under way. */
export type Mishap = 'none' | 'request lost' | 'answer lost' | 'answer repeated' | 'answer cut' | 'server busy';

/** A phone as it is built into the app, on a store in memory and a wire that the test holds. */
export async function createPhone(server: Server, name: Name, skew: number) {
	const seat = await server.as(PEOPLE[name]);
	const store = createMemoryStore();
	const clock = () => server.now() + skew;
	let mishap: Mishap = 'none';
	let meanwhile: () => Promise<unknown> = () => Promise.resolve();

	async function wire(path: string, body: string): Promise<Response> {
		const now = mishap;
		mishap = 'none';
		if (now === 'request lost') throw new TypeError('Failed to fetch');
		if (now === 'server busy') return Response.json({ error: 'busy', retryAfter: 1 }, { status: 503 });
		const answer = await seat.post(path, body);
		await meanwhile();
		meanwhile = () => Promise.resolve();
		if (now === 'answer lost') throw new TypeError('Failed to fetch');
		if (now === 'answer repeated') return seat.post(path, body);
		return now === 'answer cut' ? new Response((await answer.text()).slice(0, 50)) : answer;
	}

	const ports: Ports = {
		clock,
		chance: () => 0,
		newId: () => newId(Math.max(0, clock())),
		network: createApi((path, init) => wire(path as string, init?.body as string)).network,
		store,
		scheduler: createHandClock(0).scheduler,
		lock: { ifFree: (work) => work().then(() => true) }
	};
	const phone = new Phone(ports);
	await phone.begin(seat.deviceId);

	return {
		name,
		store,
		phone,
		look: () => phone.look(),
		act: (intent: Intent): Promise<OutboxRow> => phone.act(intent),

		/** Round trips until there is nothing left to say, with one mishap on the way. */
		async exchange(how: Mishap = 'none', during: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
			mishap = how;
			meanwhile = during;
			for (let trips = 0; trips < 60; trips++) {
				const step = await exchangeOnce(ports);
				if (step.then === 'rest' || step.then === 'fault') return;
			}
			throw new Error('the exchange did not come to rest');
		},

		/** Another copy of the programme's state, as after clearing the client's numbers by mistake: same person, same device. */
		async loseCount(): Promise<void> {
			await store.change('strict', ['state'], async ({ state }) => {
				const now = await state.get('state');
				if (now) await state.put({ ...now, clientId: ClientId.parse(newId(server.now())), turn: now.turn + 1 });
			});
		}
	};
}

export type TestPhone = Awaited<ReturnType<typeof createPhone>>;

/** What a phone holds of the server's rows, by kind and id. */
export async function held({ store }: TestPhone): Promise<Map<string, unknown>> {
	const rows = await store.look(['base'], ({ base }) => base.all());
	return new Map(rows.map(({ key, body }) => [key, body]));
}

export const HOUR: Instant = 3_600_000;
