import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '#lib/domain/access/scope.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { household, NOW, roundId, TELEMUNG } from '../support/cast.ts';
import { confirm, nobodyHome, visit } from '../support/intents.ts';
import { reassign } from '../support/town.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

describe('what is no longer held', () => {
	it('leaves the old sponsor’s phone before anything else, stays with them as proof, and comes whole to the new one', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		const done = visit();
		await sari.does(done);
		await Promise.all([sari.pullAll(), budi.pullAll()]);
		await reassign(town.store, 1, { to: 'budi', now: NOW });
		const scope = `household:${household(1)}` as Scope;

		const page = await sari.pull();
		expect(page.drop).toEqual([scope]);
		expect(page.cursor).not.toHaveProperty([scope]);
		expect([...sari.rows.keys()].filter((key) => key.startsWith(scope))).toEqual([]);
		expect(sari.body('ownRecord', done.args.visitId)).toBeDefined();

		expect((await budi.pull()).drop).toEqual([]);
		expect(budi.body('household', household(1))).toMatchObject({ since: '2026-11-24' });
		expect(budi.body('visit', done.args.visitId)).toMatchObject({ author: { name: 'Sari' } });
		expect(budi.body('ownRecord', done.args.visitId)).toBeUndefined();
	});

	it('and held again is downloaded whole', async () => {
		const sari = await town.phone('sari');
		await sari.pullAll();
		await reassign(town.store, 1, { to: 'budi', now: town.now() });
		await sari.pullAll();
		town.pass(DAY);
		await reassign(town.store, 1, { to: 'sari', now: town.now() });
		await sari.pullAll();
		expect(sari.body('household', household(1))).toMatchObject({ since: '2026-11-25' });
	});

	it('the village hears at once who fosters the family now', async () => {
		const kades = await town.phone('kades');
		await kades.pullAll();
		await reassign(town.store, 1, { to: undefined, now: NOW });
		await kades.pull();
		expect(kades.body('householdSummary', household(1))).not.toHaveProperty('sponsor');
	});

	it('removals stand before new rows in every page', async () => {
		const kades = await town.phone('kades');
		await kades.pullAll();
		const scope = `village:${TELEMUNG}` as Scope;
		await town.store.write(({ changed }) => {
			changed({ scope, kind: 'householdSummary', id: household(1) });
			changed({ scope, kind: 'householdSummary', id: household(2), op: 'gone' });
			return Promise.resolve();
		});
		const { ops } = await kades.pull();
		expect(ops.map(({ id, op }) => [id, op])).toEqual([
			[household(2), 0],
			[household(1), 1]
		]);
		expect(ops[0]).not.toHaveProperty('body');
	});
});

describe('a phone holds the last twelve rounds', () => {
	it('older visits are passed over, and the cursor passes them too', async () => {
		const old = { roundId: roundId(3), date: '2026-09-04' };
		const oldest = { roundId: roundId(4), date: '2026-09-11' };
		const [sari, fresh] = [await town.phone('sari'), await town.phone('sari')];
		await sari.does(visit(old));
		await sari.does(visit(oldest));
		const last = await fresh.pullAll();
		const rounds = [...fresh.rows.values()].flatMap(({ kind, body }) => (kind === 'visit' ? [body?.roundNumber] : []));
		expect(rounds).toEqual([4]);
		expect(last.cursor[`household:${household(1)}` as Scope]).toBe(3);
		expect((await fresh.pull()).ops).toEqual([]);
	});

	it('and one round more has begun when its first day has', async () => {
		const sari = await town.phone('sari');
		await sari.does(visit({ roundId: roundId(4), date: '2026-09-11' }));
		town.setNow(Date.parse('2026-11-29T17:01:00Z'));
		const fresh = await town.phone('sari');
		await fresh.pullAll();
		expect([...fresh.rows.values()].filter(({ kind }) => kind === 'visit')).toEqual([]);
	});
});

describe('how soon to ask again', () => {
	it('soon while a delivery waits for a word, later when none does', async () => {
		const [sari, kades, budi] = [await town.phone('sari'), await town.phone('kades'), await town.phone('budi')];
		expect((await sari.pullAll()).nextMs).toBe(5 * MINUTE);
		const done = visit();
		await sari.does(nobodyHome());
		expect((await sari.pull()).nextMs).toBe(5 * MINUTE);
		await sari.does(done);
		expect((await sari.pull()).nextMs).toBe(MINUTE);
		expect((await kades.pullAll()).nextMs).toBe(MINUTE);
		expect((await budi.pullAll()).nextMs).toBe(5 * MINUTE);
		await kades.does(confirm(done.args.visitId));
		expect((await sari.pull()).nextMs).toBe(5 * MINUTE);
	});

	it('and after fourteen days nobody waits by the minute any more', async () => {
		const sari = await town.phone('sari');
		await sari.does(visit());
		town.pass(15 * DAY);
		expect((await sari.pull()).nextMs).toBe(5 * MINUTE);
	});
});
