import { fc, test } from '@fast-check/vitest';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Scope } from '#lib/domain/access/scope.ts';
import type { ClientId, HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import type { Envelope } from '#lib/domain/mutation/envelope.ts';
import type { Cursor } from '#lib/domain/protocol/sync.ts';
import { household, PEOPLE, TELEMUNG, WATUKEBO } from '../support/cast.ts';
import { visit } from '../support/intents.ts';
import { newId } from '../support/server.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeAll(async () => void (town = await openTown()));
afterAll(() => town.close());

const reached = new Set<string>();

describe('whatever numbers and ids a phone sends', () => {
	const item = fc.record({
		mid: fc.integer({ min: 1, max: 4 }),
		which: fc.nat({ max: 3 }),
		changed: fc.nat({ max: 5 })
	});
	const push = fc.record({ client: fc.nat({ max: 1 }), items: fc.array(item, { minLength: 1, maxLength: 4 }) });

	test.prop([fc.array(push, { minLength: 3, maxLength: 8 })], { numRuns: 60, interruptAfterTimeLimit: 40_000 })(
		'each id has one effect, each client counts without a gap, and a refused push leaves nothing',
		async (pushes) => {
			const phone = await town.phone('sari');
			const clients = [newId(town.now()) as ClientId, newId(town.now()) as ClientId];
			const written = [0, 1, 2, 3].map(() => phone.write(visit()));
			const other = (envelope: Envelope) => ({ ...envelope, args: { ...envelope.args, note: 'lain' } });
			const ids = written.map(({ id }) => id as string);
			const own = async () => (await town.table('mutation')).filter(({ id }) => ids.includes(id));

			for (const { client, items } of pushes) {
				const mutations = items.flatMap(({ mid, which, changed }) => {
					const base = written[which];
					return base ? [{ ...(changed === 0 ? other(base) : base), mid }] : [];
				});
				const before = await own();
				const body = { ...phone.pushOf(mutations), clientId: clients[client] };
				const { status } = await phone.seat.post('/api/sync/push', body);
				reached.add(String(status));
				expect([200, 409]).toContain(status);
				if (status === 409) expect(await own()).toEqual(before);
			}

			const ledger = await own();
			const visits = (await town.table('visit')).filter(({ id }) => written.some(({ args }) => args.visitId === id));
			expect(visits).toHaveLength(ledger.length);
			for (const { id, last_mid } of (await town.table('client')).filter(({ id }) =>
				clients.some((own) => own === id)
			)) {
				const mids = ledger.filter(({ client_id }) => client_id === id).map(({ mid }) => mid);
				expect(Math.max(0, ...mids)).toBeLessThanOrEqual(last_mid);
				expect(new Set(mids).size).toBe(mids.length);
			}
		},
		60_000
	);
});

describe('whatever cursor a phone comes with', () => {
	const HOUSEHOLDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 99].map(household);
	const scopes = [
		'regency',
		...HOUSEHOLDS.map((id: HouseholdId) => `household:${id}`),
		...Object.values(PEOPLE).flatMap((id: PersonId) => [`account:${id}`, `sponsor:${id}`]),
		`village:${TELEMUNG}`,
		`village:${WATUKEBO}`
	] as Scope[];
	const cursors = fc.dictionary(fc.constantFrom(...scopes), fc.integer({ min: 0, max: 12 }), { maxKeys: 12 });

	test.prop([cursors, fc.boolean()], { numRuns: 150, interruptAfterTimeLimit: 40_000 })(
		'it is sent nothing but what the person holds, and is told to drop all the rest',
		async (made, withEpoch) => {
			const cursor = made as Cursor;
			const budi = await town.phone('budi');
			const { epoch, cursor: held } = await budi.pullAll();
			const { clientId, limit, protocol, schema } = budi.pullOf();
			const asked = { protocol, schema, clientId, limit, cursor, ...(withEpoch ? { epoch } : {}) };
			const answer = await budi.seat.post('/api/sync/pull', asked);
			const page = budi.keep((await answer.json()) as never);

			const own = new Set(Object.keys(held));
			expect(page.ops.every(({ scope }) => own.has(scope) || scope === `sponsor:${PEOPLE.budi}`)).toBe(true);
			const unheld = Object.keys(cursor).filter((scope) => !own.has(scope) && scope !== `sponsor:${PEOPLE.budi}`);
			expect(page.drop.toSorted()).toEqual(unheld.toSorted());
			reached.add(page.reset ? 'reset' : 'no reset');
			if (page.ops.length > 0) reached.add('sent');
			if (unheld.length > 0) reached.add('dropped');
		},
		60_000
	);
});

afterAll(() => {
	expect(['200', '409', 'reset', 'no reset', 'sent', 'dropped'].filter((what) => !reached.has(what))).toEqual([]);
});
