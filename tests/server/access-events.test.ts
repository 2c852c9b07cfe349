import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { householdScope, REGENCY, type Scope, sponsorScope, villageScope } from '#lib/domain/access/scope.ts';
import type { HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import { House, VILLAGE } from '#tests/support/house.ts';
import type { Visitor } from '#tests/support/visitor.ts';

let house: House;
let stopping: AbortController;
const open: Listening[] = [];
beforeEach(async () => {
	stopping = new AbortController();
	house = await House.open({ stopping: stopping.signal });
});
afterEach(async () => {
	vi.useRealTimers();
	for (const line of open.splice(0)) await line.hangUp();
	await house.close();
});

/** One open stream, and what has been heard on it. */
class Listening {
	heard = '';
	ended = false;
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;

	static async begin(browser: Visitor): Promise<Listening> {
		const response = await browser.ask('/api/sync/events', {});
		if (response.status !== 200 || !response.body) throw new Error(`no stream: ${String(response.status)}`);
		const line = new Listening(response.body.getReader());
		open.push(line);
		await vi.waitFor(() => expect(line.heard).toBe(':\n\n'));
		return line;
	}

	private constructor(reader: ReadableStreamDefaultReader<Uint8Array>) {
		this.#reader = reader;
		void this.#listen();
	}

	get moved(): number {
		return this.heard.split('event: moved').length - 1;
	}

	hangUp = (): Promise<void> => this.#reader.cancel();

	async #listen(): Promise<void> {
		for (let read = await this.#reader.read(); !read.done; read = await this.#reader.read()) {
			this.heard += new TextDecoder().decode(read.value);
		}
		this.ended = true;
	}
}

const move = (...scopes: Scope[]) =>
	house.store.write(({ changed }) => {
		changed(...scopes.map((scope) => ({ scope, kind: 'visit' as const, id: crypto.randomUUID() })));
		return Promise.resolve();
	});

/** After this every notice of earlier commits has been given. */
async function toldAll() {
	for (let turn = 0; turn < 20; turn++) await house.store.read(() => Promise.resolve());
	await new Promise((done) => setTimeout(done, 20));
}

async function foster(sponsor: PersonId): Promise<HouseholdId> {
	const id = crypto.randomUUID() as HouseholdId;
	const place = { village_code: VILLAGE, address: '', hamlet: '', rt: '1', rw: '1', aid: '[]', demo: 0 };
	await house.store.write(async ({ db }) => {
		await db
			.insertInto('household')
			.values({ ...NOTHING, ...place, id, external_id: id, name: 'Keluarga' })
			.execute();
		await db
			.insertInto('assignment')
			.values({
				id,
				external_id: null,
				household_id: id,
				sponsor_id: sponsor,
				start_date: '2026-01-01',
				how: 'list',
				end_date: null,
				end_reason: null
			})
			.execute();
	});
	return id;
}

describe('somebody who listens', () => {
	test('hears that something they hold has moved, and nothing of what it was', async () => {
		const { id, browser } = await house.resident('198001012005011001', 'sponsor');
		const household = await foster(id);
		const line = await Listening.begin(browser);
		await move(householdScope(household));
		await vi.waitFor(() => expect(line.moved).toBe(1));
		await move(sponsorScope(id));
		await vi.waitFor(() => expect(line.moved).toBe(2));
		await move(REGENCY);
		await vi.waitFor(() => expect(line.moved).toBe(3));
		expect(line.heard.replaceAll('event: moved\ndata: moved\n\n', '')).toBe(':\n\n');
	});

	test('hears nothing of what others hold', async () => {
		const sponsor = await house.resident('198001012005011001', 'sponsor');
		const head = await house.resident('084012345678', 'villageHead');
		const household = await foster(sponsor.id);
		const [sponsorLine, headLine] = [await Listening.begin(sponsor.browser), await Listening.begin(head.browser)];
		await move(householdScope(household));
		await move(villageScope(VILLAGE as VillageCode));
		await vi.waitFor(() => expect([sponsorLine.moved, headLine.moved]).toEqual([1, 1]));
		await toldAll();
		expect([sponsorLine.moved, headLine.moved]).toEqual([1, 1]);
	});

	test('hears of a household from the moment it is theirs, and no longer than it is', async () => {
		const { id, browser } = await house.resident('198001012005011001', 'sponsor');
		const line = await Listening.begin(browser);
		const household = await foster(id);
		await move(householdScope(household));
		await vi.waitFor(() => expect(line.moved).toBe(1));
		await house.store.write(({ db }) => db.updateTable('assignment').set({ end_date: '2026-01-02' }).execute());
		await move(householdScope(household));
		await toldAll();
		expect(line.moved).toBe(1);
	});

	test('hears of a large import too', async () => {
		const { id, browser } = await house.resident('198001012005011001', 'sponsor');
		const household = await foster(id);
		const line = await Listening.begin(browser);
		const many = Array.from({ length: 300 }, () => householdScope(crypto.randomUUID() as HouseholdId));
		await move(...many);
		await toldAll();
		expect(line.moved).toBe(0);
		await move(...many, householdScope(household));
		await vi.waitFor(() => expect(line.moved).toBe(1));
	});
});

describe('the line', () => {
	test('ends with the session, at the next notice', async () => {
		const { browser } = await house.resident('198001012005011001', 'sponsor');
		const line = await Listening.begin(browser);
		await browser.copy().post('/access/logout');
		await move(REGENCY);
		await vi.waitFor(() => expect(line.ended).toBe(true));
		expect(line.moved).toBe(0);
	});

	test('says every thirty seconds that it is there, and ends then when the session has', async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		const { browser } = await house.resident('198001012005011001', 'sponsor');
		const line = await Listening.begin(browser);
		vi.advanceTimersByTime(30_000);
		await vi.waitFor(() => expect(line.heard).toBe(':\n\n:\n\n'));
		await browser.copy().post('/access/logout');
		vi.advanceTimersByTime(30_000);
		await vi.waitFor(() => expect(line.ended).toBe(true));
		expect(line.heard).toBe(':\n\n:\n\n');
	});

	test('ends when the server does, and none is begun then', async () => {
		const { browser } = await house.resident('198001012005011001', 'sponsor');
		const line = await Listening.begin(browser);
		stopping.abort();
		await vi.waitFor(() => expect(line.ended).toBe(true));
		const { status, body } = await browser.get('/sync/events');
		expect([status, body.error]).toEqual([503, 'busy']);
	});

	test('is refused to the two thousand and first, with a time to come again, and free again when one hangs up', async () => {
		const { browser } = await house.resident('198001012005011001', 'sponsor');
		const readers: ReadableStream[] = [];
		for (let place = 0; place < 2000; place++) {
			const { body } = await browser.ask('/api/sync/events', {});
			if (body) readers.push(body);
		}
		expect(readers).toHaveLength(2000);
		const { status, headers, body } = await browser.get('/sync/events');
		expect([status, body]).toEqual([503, { error: 'busy', retryAfter: Number(headers.get('retry-after')) }]);
		await readers.pop()?.cancel();
		await Listening.begin(browser);
		stopping.abort();
	}, 60_000);
});

const NOTHING = {
	kk_number: null,
	landmark: null,
	lat: null,
	lng: null,
	decile: null,
	floor: null,
	wall: null,
	roof: null,
	water: null,
	power: null,
	toilet: null
};
