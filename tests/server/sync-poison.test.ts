import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { household, PEOPLE } from '../support/cast.ts';
import { confirm, visit } from '../support/intents.ts';
import { disable } from '../support/town.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

/** A disk that fails for one household's visits until somebody mends it: nothing the rules could foresee. */
const breakDisk = (number: number) =>
	town.store.write(({ db }) =>
		sql
			.raw(
				`create trigger broken before insert on visit when new.household_id = '${household(number)}'
				begin select raise(abort, 'the disk is broken here'); end`
			)
			.execute(db)
	);
const mendDisk = () => town.store.write(({ db }) => sql`drop trigger broken`.execute(db));

const good = (number: number) => visit({ householdId: household(number) });

describe('one bad mutation never holds up the others', () => {
	it.each([0, 1, 2])('a refused one at place %d is kept whole, and the rest is done', async (place) => {
		const sari = await town.phone('sari');
		const intents = [good(1), good(2), good(3)].map((intent, at) => (at === place ? good(9) : intent));
		const written = intents.map((intent) => sari.write(intent));
		const { results, lastMid } = await sari.push(written);
		expect(lastMid).toBe(3);
		expect(results.map(({ status }) => status)).toEqual(
			intents.map((_, at) => (at === place ? 'rejected' : 'applied'))
		);
		const [kept, ...more] = await town.table('refused');
		expect(more).toEqual([]);
		expect(kept).toMatchObject({ code: 'household_unknown', person_id: PEOPLE.sari, device_id: sari.seat.deviceId });
		expect(JSON.parse(kept!.envelope)).toEqual(written[place]);
	});

	it.each([
		['a name that nobody knows', { name: 'visit.celebrate' }],
		['a name that every object has', { name: 'toString' }],
		['a version to come', { v: 2 }],
		['arguments of another shape', { args: { visitId: 'x' } }],
		['an argument that only the server may set', { args: { ...good(2).args, receivedAt: 1 } }],
		['a state that only the village may set', { args: { ...good(2).args, confirmation: { state: 'confirmed' } } }],
		['an author other than whoever is signed in', { args: { ...good(2).args, author: { id: PEOPLE.budi } } }]
	])('%s is not understood, and kept for somebody who does', async (_what, odd) => {
		const sari = await town.phone('sari');
		const written = [sari.write(good(1)), sari.write(good(2), odd), sari.write(good(3))];
		const { results } = await sari.push(written);
		expect(results.map(({ status, code }) => code ?? status)).toEqual(['applied', 'not_understood', 'applied']);
		const [kept] = await town.table('refused');
		expect(JSON.parse(kept!.envelope)).toEqual(written[1]);
		expect(await town.table('visit')).toHaveLength(2);
	});
});

describe('a fault that nobody foresaw', () => {
	it('stops the push where it is: what came before is kept, what comes after waits', async () => {
		await breakDisk(2);
		const sari = await town.phone('sari');
		const written = [sari.write(good(1)), sari.write(good(2)), sari.write(good(3))];
		const answer = await sari.push(written);
		expect(answer).toMatchObject({ lastMid: 1, results: [{ mid: 1, status: 'applied' }], stop: { afterMs: 30_000 } });
		expect(answer.results).toHaveLength(1);
		expect(await town.table('visit')).toHaveLength(1);
		expect(town.faults).toHaveLength(1);
	});

	it('that passes leaves no trace: the next try goes through', async () => {
		await breakDisk(2);
		const sari = await town.phone('sari');
		const written = [sari.write(good(1)), sari.write(good(2)), sari.write(good(3))];
		await sari.push(written);
		expect(await town.table('mutation_fault')).toEqual([{ id: written[1]!.id, tries: 1 }]);
		await mendDisk();
		const answer = await sari.push(written.slice(1));
		expect(answer).toMatchObject({ lastMid: 3, results: [{ status: 'applied' }, { status: 'applied' }] });
		expect(answer.stop).toBeUndefined();
		expect(await town.table('mutation_fault')).toEqual([]);
		expect(await town.table('refused')).toEqual([]);
	});

	it('that comes back three times becomes a refusal, and what waited behind it goes on', async () => {
		await breakDisk(2);
		const sari = await town.phone('sari');
		const written = [sari.write(good(2)), sari.write(good(3))];
		expect(await sari.push(written)).toMatchObject({ lastMid: 0, results: [] });
		expect(await sari.push(written)).toMatchObject({ lastMid: 0, results: [] });
		const third = await sari.push(written);
		expect(third.results.map(({ status, code }) => code ?? status)).toEqual(['internal', 'applied']);
		expect(third.stop).toBeUndefined();
		expect((await town.table('refused')).map(({ code }) => code)).toEqual(['internal']);
		expect(await town.table('mutation_fault')).toEqual([]);
		await mendDisk();
		expect(await sari.push(written)).toMatchObject({ results: third.results });
	});

	it('tells no phone of a row that was never kept', async () => {
		await breakDisk(2);
		const [sari, kades] = [await town.phone('sari'), await town.phone('kades')];
		await kades.pullAll();
		await sari.push([sari.write(good(2))]);
		expect((await kades.pull()).ops).toEqual([]);
	});
});

describe('whoever has left', () => {
	it('hands in what was theirs to do, is credited for it, and is shown nothing any more', async () => {
		const sari = await town.phone('sari');
		await sari.pullAll();
		const written = sari.write(good(1));
		town.pass(3 * 86_400_000);
		await disable(town.store, 'sari', town.now());
		const answer = await sari.push([written], { pull: sari.pullOf() });
		expect(answer.results).toMatchObject([{ status: 'applied' }]);
		expect(answer.pull).toMatchObject({ ops: [], cursor: {}, more: false });
		sari.keep(answer.pull!);
		expect([...sari.rows.keys()]).toEqual([]);
		expect(await town.table('visit')).toMatchObject([{ author_id: PEOPLE.sari }]);
	});

	it('cannot do anything more', async () => {
		const sari = await town.phone('sari');
		town.pass(3 * 86_400_000);
		await disable(town.store, 'sari', town.now());
		expect(await sari.does(visit({ date: '2026-11-27' }))).toEqual({ status: 'rejected', code: 'household_unknown' });
	});
});

describe('a phone that was reported lost', () => {
	it('hands everything over for somebody to look at, and is told to wipe itself', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		const before = sari.write(good(1));
		await sari.push([before]);
		const lost = { state: 'lost' } as const;
		await town.store.write(({ db }) =>
			db.updateTable('device').set(lost).where('id', '=', sari.seat.deviceId).execute()
		);
		const written = [before, sari.write(good(2)), sari.write(confirm(good(1).args.visitId))];
		const answer = await sari.push(written, { pull: sari.pullOf() });
		expect(answer.wipe).toBe(true);
		expect(answer.pull).toBeUndefined();
		expect(answer.results.map(({ status }) => status)).toEqual(['applied', 'rejected', 'rejected']);
		const kept = await town.table('refused');
		expect(kept.map(({ code, envelope }) => [code, JSON.parse(envelope)])).toEqual(
			written.slice(1).map((envelope) => ['device_lost', envelope])
		);
		expect(await town.table('visit')).toHaveLength(1);
		expect((await budi.push([])).wipe).toBeUndefined();
	});
});
