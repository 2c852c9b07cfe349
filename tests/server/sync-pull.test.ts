import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cursor } from '#lib/domain/protocol/sync.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { household, NOW, PEOPLE, roundId, RUNNING, WATUKEBO } from '../support/cast.ts';
import { visit, withdraw } from '../support/intents.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

const PAGE = 16_000;
const scopesIn = (cursor: Cursor) => Object.keys(cursor).sort();

describe('a first download', () => {
	it('brings a sponsor their families, the rounds and the villages, and no more', async () => {
		const sari = await town.phone('sari');
		const last = await sari.pullAll();
		const mine = [1, 2, 3].map((number) => `household:${household(number)}`);
		expect(scopesIn(last.cursor)).toEqual([`account:${PEOPLE.sari}`, ...mine, 'regency']);
		expect([...sari.rows.values()].filter(({ kind }) => kind === 'household')).toHaveLength(3);
		expect(sari.body('household', household(1))).toMatchObject({ since: '2026-01-05', ageBand: '70+', memberCount: 2 });
		expect(sari.body('profile', PEOPLE.sari)).toMatchObject({ name: 'Sari', roles: [{ name: 'sponsor' }] });
		expect(sari.body('village', WATUKEBO)).toMatchObject({ name: 'Watukebo', district: 'Rogojampi' });
		expect(sari.body('round', roundId(RUNNING))).toMatchObject({ number: RUNNING, menu: [{ code: 'egg' }] });
	});

	it('brings a village head the village’s families with their sponsors, and nothing of their health', async () => {
		const kades = await town.phone('kades');
		await kades.pullAll();
		const families = [...kades.rows.values()].filter(({ kind }) => kind === 'householdSummary');
		expect(families).toHaveLength(7);
		expect(kades.body('householdSummary', household(1))).toMatchObject({
			sponsor: { id: PEOPLE.sari, name: 'Sari', unit: 'SDN 1 Kalipuro' },
			ageBand: '70+',
			memberCount: 2
		});
		expect(kades.body('householdSummary', household(7))).not.toHaveProperty('sponsor');
		expect(JSON.stringify(families)).not.toMatch(/illness|disability|hipertensi|sulit berjalan|members/);
	});

	it('gives whoever wears two hats what belongs to each', async () => {
		const lurah = await town.phone('lurah');
		await lurah.pullAll();
		expect(lurah.body('household', household(6))).toBeDefined();
		expect(lurah.body('householdSummary', household(8))).toBeDefined();
		expect(lurah.body('householdSummary', household(6))).toBeUndefined();
	});

	it('gives an administrator, who works at a desk, nothing about families', async () => {
		const admin = await town.phone('admin');
		const last = await admin.pullAll();
		expect(scopesIn(last.cursor)).toEqual([`account:${PEOPLE.admin}`, 'regency']);
	});
});

describe('what a page brings', () => {
	it('nothing when nothing has changed', async () => {
		const sari = await town.phone('sari');
		const { cursor } = await sari.pullAll();
		expect(await sari.pull()).toMatchObject({ ops: [], drop: [], reset: false, more: false, cursor });
	});

	it('one row in one form to each who holds it', async () => {
		const [sari, kades] = [await town.phone('sari'), await town.phone('kades')];
		const done = visit({ note: 'sakit', point: { lat: -8.1, lng: 114.3, accuracy: 12 } });
		await Promise.all([sari.pullAll(), kades.pullAll()]);
		await sari.does(done);
		const { visitId } = done.args;
		expect((await sari.pull()).ops.map(({ kind, op }) => [kind, op])).toEqual([
			['visit', 1],
			['ownRecord', 1]
		]);
		expect((await kades.pull()).ops.map(({ kind }) => kind)).toEqual(['visitSummary']);
		expect(sari.body('visit', visitId)).toMatchObject({ note: 'sakit', observations: { sickNow: 'treated' } });
		const seen = kades.body('visitSummary', visitId);
		expect(seen).toMatchObject({ outcome: 'recipient', point: { accuracy: 12 }, receivedAt: NOW });
		expect(seen).not.toHaveProperty('observations');
		expect(seen).not.toHaveProperty('note');
	});

	it('a row’s newest state once, however often it changed', async () => {
		const [sari, kades] = [await town.phone('sari'), await town.phone('kades')];
		await kades.pullAll();
		const done = visit();
		await sari.does(done);
		await sari.does(withdraw(done.args.visitId));
		const { ops } = await kades.pull();
		expect(ops).toMatchObject([{ kind: 'visitSummary', body: { withdrawnAt: NOW } }]);
	});

	it.each([16_000, 20_000, 256_000])('no more than %d bytes, and everything in the end', async (limit) => {
		const sari = await town.phone('sari');
		for (let n = 0; n < 60; n++) await sari.does(visit({ note: `catatan ${n} `.repeat(60).slice(0, 900) }));
		const [whole, kades] = [await town.phone('kades'), await town.phone('kades')];
		await whole.pullAll(256_000);
		let pages = 0;
		for (let more = true; more; pages++) {
			const page = await kades.pull({ limit });
			const bytes = page.ops.reduce((sum, op) => sum + Buffer.byteLength(JSON.stringify(op)), 0);
			expect(bytes).toBeLessThanOrEqual(limit);
			more = page.more;
		}
		expect(pages).toBeGreaterThan(limit < 100_000 ? 2 : 0);
		expect([...kades.rows]).toEqual([...whole.rows]);
	});

	it('only its last page says how far the client’s own work has come', async () => {
		const sari = await town.phone('sari');
		for (let n = 0; n < 40; n++) await sari.does(visit({ note: 'x'.repeat(900) }));
		sari.cursor = {};
		const pages = [await sari.pull({ limit: PAGE })];
		while (pages.at(-1)?.more) pages.push(await sari.pull({ limit: PAGE }));
		expect(pages.length).toBeGreaterThan(2);
		const last = pages.pop();
		for (const page of pages) {
			expect(page).not.toHaveProperty('lastMid');
			expect(page).not.toHaveProperty('results');
		}
		expect(last?.lastMid).toBe(40);
		expect(last?.results).toHaveLength(40);
	});

	it('a page size out of bounds is refused', async () => {
		const sari = await town.phone('sari');
		for (const limit of [0, -1, 15_999, 256_001, 1e9]) {
			const answer = await sari.seat.post('/api/sync/pull', sari.pullOf(limit));
			expect(answer.status).toBe(400);
		}
	});

	it('results of old are not told again and again', async () => {
		const sari = await town.phone('sari');
		await sari.does(visit());
		expect((await sari.pullAll()).results).toHaveLength(1);
		town.pass(11 * MINUTE);
		expect(await sari.pull()).toMatchObject({ results: [], lastMid: 1 });
	});

	it('a whole sync goes in one round trip: what was pushed is in the page that comes back', async () => {
		const sari = await town.phone('sari');
		await sari.pullAll();
		const done = visit();
		const answer = await sari.push([sari.write(done)], { pull: sari.pullOf() });
		sari.keep(answer.pull!);
		expect(answer.pull).toMatchObject({ more: false, lastMid: 1 });
		expect(sari.body('ownRecord', done.args.visitId)).toBeDefined();
	});
});
