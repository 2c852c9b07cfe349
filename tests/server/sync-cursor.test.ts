import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '#lib/domain/access/scope.ts';
import type { ClientId } from '#lib/domain/identity/ids.ts';
import type { Cursor } from '#lib/domain/protocol/sync.ts';
import type { Env } from '#server/env.ts';
import { syncRoutes } from '#server/routes/sync.ts';
import { household, PEOPLE, TELEMUNG } from '../support/cast.ts';
import { visit } from '../support/intents.ts';
import { newId } from '../support/server.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

const OWN = `household:${household(1)}` as Scope;
const FOREIGN = `household:${household(4)}` as Scope;
const VILLAGE = `village:${TELEMUNG}` as Scope;

describe('a cursor grants nothing', () => {
	it('scopes of others in it are dropped, whether they exist or not, and nothing of them is sent', async () => {
		const sari = await town.phone('sari');
		const { cursor } = await sari.pullAll();
		const invented = `household:${household(99)}` as Scope;
		const asked = { ...cursor, [FOREIGN]: 0, [VILLAGE]: 3, [invented]: 7 } as Cursor;
		const page = await sari.pull({ cursor: asked });
		expect(page.drop).toEqual([FOREIGN, invented, VILLAGE].sort());
		expect(page).toMatchObject({ ops: [], cursor, reset: false, more: false });
	});

	it('one that goes back is told again what it had, and no more', async () => {
		const sari = await town.phone('sari');
		await sari.pullAll();
		const before = [...sari.rows];
		await sari.pull({ cursor: {} });
		expect([...sari.rows].sort()).toEqual(before.sort());
	});

	it.each([
		['what is no scope', { 'household:*': 1 }],
		['a place that is none', { regency: -1 }],
		['half a place', { regency: 1.5 }],
		['a place past counting', { regency: 2 ** 53 }],
		['a place in words', { regency: '1' }]
	])('%s in it is refused', async (_what, cursor) => {
		const sari = await town.phone('sari');
		const answer = await sari.seat.post('/api/sync/pull', { ...sari.pullOf(), cursor });
		expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_request' }]);
	});
});

describe('another history', () => {
	const RESET = { reset: true, more: true, ops: [], cursor: {} };

	it('a cursor ahead of what there is begins anew', async () => {
		const sari = await town.phone('sari');
		const { cursor } = await sari.pullAll();
		const page = await sari.pull({ cursor: { ...cursor, [OWN]: 99 } });
		expect(page).toMatchObject(RESET);
		expect(page).not.toHaveProperty('lastMid');
	});

	it('an epoch that is not this database’s begins anew, and so does a place without any', async () => {
		const sari = await town.phone('sari');
		await sari.pullAll();
		const asked = sari.pullOf();
		await town.renewEpoch();
		expect(await sari.pull()).toMatchObject(RESET);
		const { epoch: _unknown, ...without } = asked;
		const answer = await sari.seat.post('/api/sync/pull', without);
		expect(await answer.json()).toMatchObject(RESET);
	});

	it('after which everything comes again from the beginning', async () => {
		const sari = await town.phone('sari');
		await sari.pullAll();
		const before = [...sari.rows];
		await town.renewEpoch();
		await sari.pull();
		sari.rows.clear();
		await sari.pullAll();
		expect([...sari.rows]).toEqual(before);
	});

	it('does not keep a phone from handing in: under a new client, what was acknowledged before has its effect once', async () => {
		const sari = await town.phone('sari');
		const written = [sari.write(visit()), sari.write(visit({ householdId: household(2) }))];
		await sari.push(written.slice(0, 1));
		await sari.pullAll();
		await town.renewEpoch();
		const clientId = newId(town.now()) as ClientId;
		const answer = await sari.push(written, { clientId, pull: { ...sari.pullOf(), clientId } });
		expect(answer).toMatchObject({ lastMid: 2, results: [{ status: 'applied' }, { status: 'applied' }] });
		expect(answer.pull).toMatchObject(RESET);
		expect(await town.table('visit')).toHaveLength(2);
	});
});

describe('below a floor, where what is gone is told no more', () => {
	/** Forgets what is gone from the village: what remains is written above the new floor, as whoever raises one must. */
	const compact = () =>
		town.store.write(async ({ db, changed }) => {
			const { head } = await db
				.selectFrom('sync_scope')
				.select('head')
				.where('scope', '=', VILLAGE)
				.executeTakeFirstOrThrow();
			await db.deleteFrom('sync_entry').where('scope', '=', VILLAGE).where('op', '=', 0).execute();
			await db.updateTable('sync_scope').set({ floor: head }).where('scope', '=', VILLAGE).execute();
			for (const n of [2, 3, 4, 5, 6, 7]) changed({ scope: VILLAGE, kind: 'householdSummary', id: household(n) });
		});

	it('a phone that missed the removal is told the scope anew, and holds no dead row', async () => {
		const [old, fresh] = [await town.phone('kades'), await town.phone('kades')];
		await old.pullAll();
		await town.store.write(({ changed }) => {
			changed({ scope: VILLAGE, kind: 'householdSummary', id: household(1), op: 'gone' });
			return Promise.resolve();
		});
		await compact();
		const page = await old.pull();
		expect(page.drop).toEqual([VILLAGE]);
		expect(old.body('householdSummary', household(1))).toBeUndefined();
		await fresh.pullAll();
		expect([...old.rows].sort()).toEqual([...fresh.rows].sort());
	});

	it('a scope whose newest entry was forgotten comes to an end all the same', async () => {
		await town.store.write(({ changed }) => {
			changed({ scope: VILLAGE, kind: 'householdSummary', id: household(1), op: 'gone' });
			return Promise.resolve();
		});
		await town.store.write(({ db }) => db.deleteFrom('sync_entry').where('op', '=', 0).execute());
		const kades = await town.phone('kades');
		const page = await kades.pull();
		expect(page).toMatchObject({ more: false, cursor: { [VILLAGE]: 8 } });
		expect((await kades.pull()).ops).toEqual([]);
	});

	it('and does not begin again with every page', async () => {
		const sari = await town.phone('sari');
		for (let n = 0; n < 40; n++) await sari.does(visit({ point: { lat: -8, lng: 114, accuracy: 9 } }));
		const kades = await town.phone('kades');
		await kades.pullAll();
		await compact();
		await town.store.write(async ({ db, changed }) => {
			const visits = await db.selectFrom('visit').select('id').execute();
			changed(...visits.map(({ id }) => ({ scope: VILLAGE, kind: 'visitSummary' as const, id })));
		});
		const drops = [];
		for (let more = true; more;) {
			const page = await kades.pull({ limit: 16_000 });
			drops.push(page.drop);
			more = page.more;
		}
		expect(drops.length).toBeGreaterThan(1);
		expect(drops.slice(1).flat()).toEqual([]);
		expect([...kades.rows.values()].filter(({ kind }) => kind === 'visitSummary')).toHaveLength(40);
	});
});

describe('a client', () => {
	it('of somebody else, or of another device, cannot be asked about', async () => {
		const [sari, budi, tablet] = [await town.phone('sari'), await town.phone('budi'), await town.phone('sari')];
		await sari.does(visit());
		for (const other of [budi, tablet]) {
			other.clientId = sari.clientId;
			const answer = await other.seat.post('/api/sync/pull', other.pullOf());
			expect([answer.status, await answer.json()]).toEqual([409, { error: 'client_reused' }]);
		}
	});

	it('that has never pushed is at its beginning', async () => {
		const sari = await town.phone('sari');
		expect(await sari.pullAll()).toMatchObject({ lastMid: 0, results: [] });
	});
});

describe('a programme that is too old', () => {
	/** The same routes at a time when version 1 is past, for somebody signed in. */
	async function later() {
		const sari = await town.phone('sari');
		const { personId, deviceId } = sari.seat;
		const app = new Hono<Env>()
			.use((c, next) => {
				c.set('signedIn', { personId, deviceId, deviceState: 'active', sessionHash: '' });
				return next();
			})
			.route('/', syncRoutes(town.deps, { protocol: 2, schema: 1 }));
		const ask = (path: string, body: object) =>
			app.request(path, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body)
			});
		return { sari, ask };
	}

	it('may not pull any more and is offered the update, but may always push', async () => {
		const { sari, ask } = await later();
		const pulled = await ask('/pull', sari.pullOf());
		expect([pulled.status, await pulled.json()]).toEqual([426, { error: 'upgrade_required' }]);
		const pushed = await ask('/push', { ...sari.pushOf([sari.write(visit())]), pull: sari.pullOf() });
		const answer = await pushed.json();
		expect(answer).toMatchObject({ lastMid: 1, results: [{ status: 'applied' }] });
		expect(answer).not.toHaveProperty('pull');
		expect((await town.table('visit'))[0]?.author_id).toBe(PEOPLE.sari);
	});

	it('that is newer than this server is answered as far as it goes', async () => {
		const { sari, ask } = await later();
		expect((await ask('/pull', { ...sari.pullOf(), protocol: 3, schema: 9 })).status).toBe(200);
	});
});
