import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { household, NOW, PEOPLE, roundId, RUNNING } from '../support/cast.ts';
import { nobodyHome, visit, withdraw } from '../support/intents.ts';
import { reassign } from '../support/town.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

const APPLIED = { status: 'applied' };
const refused = (code: string) => ({ status: 'rejected', code });
const flagged = (code: string) => ({ status: 'flagged', code });

const MONDAY = NOW - DAY;
const LAST_WEEK = { roundId: roundId(RUNNING - 1), date: '2026-11-20' };

describe('a visit is judged by who fostered the family when it was written', () => {
	it('one written on Monday survives a reassignment on Wednesday and is credited to its author', async () => {
		town.setNow(MONDAY);
		const sari = await town.phone('sari');
		const written = sari.write(visit({ date: '2026-11-23' }));
		town.setNow(NOW + DAY);
		await reassign(town.store, 1, { to: 'budi', now: town.now() });
		town.setNow(NOW + 2 * DAY);
		expect((await sari.push([written])).results).toMatchObject([APPLIED]);
		expect(await town.table('visit')).toMatchObject([{ author_id: PEOPLE.sari, author_name: 'Sari', at: MONDAY }]);
	});

	it('one written after the reassignment is refused, and the new sponsor’s is taken', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		await reassign(town.store, 1, { to: 'budi', now: town.now() });
		expect(await sari.does(visit())).toEqual(refused('household_unknown'));
		expect(await budi.does(visit())).toEqual(APPLIED);
	});

	it('nothing is older than what its author had already heard', async () => {
		const sari = await town.phone('sari');
		await reassign(town.store, 1, { to: 'budi', now: town.now() });
		const backdated = { at: NOW - 3 * DAY, seen: NOW };
		expect(await sari.does(visit(), backdated)).toEqual(refused('household_unknown'));
	});

	it('nothing is older than the device it was written on', async () => {
		await reassign(town.store, 1, { to: 'budi', now: town.now() });
		town.pass(DAY);
		const sari = await town.phone('sari');
		expect(await sari.does(visit(), { at: NOW - 3 * DAY })).toEqual(refused('household_unknown'));
	});

	it('nothing is younger than its arrival, and a clock that is years off is set right by what it was known to be off', async () => {
		const sari = await town.phone('sari');
		const ahead = 3 * 365 * DAY;
		const other = { now: NOW + ahead };
		const written = [
			sari.write(visit(), { at: NOW + ahead, offset: -ahead }),
			sari.write(visit({ householdId: household(2) }), { at: NOW + ahead, offset: 0 })
		];
		await sari.push(written, other);
		const visits = await town.table('visit');
		expect(visits.map(({ at }) => at)).toEqual([NOW, NOW]);
	});

	it('somebody else’s family and an invented one get the same answer to the letter', async () => {
		const sari = await town.phone('sari');
		const [foreign, invented] = [household(4), household(99)].map((householdId) => sari.write(visit({ householdId })));
		const first = await sari.seat.post('/api/sync/push', sari.pushOf([foreign!]));
		const second = await sari.seat.post('/api/sync/push', sari.pushOf([invented!]));
		const blind = async (answer: Response, { id, mid }: { id: string; mid: number }) =>
			(await answer.text())
				.replace(id, 'ID')
				.replace(`"mid":${mid}`, '"mid":N')
				.replace(`"lastMid":${mid}`, '"lastMid":N');
		expect(await blind(first, foreign!)).toBe(await blind(second, invented!));
		expect([...first.headers]).toEqual([...second.headers]);
	});

	it('a village’s hat gives nobody a family to visit', async () => {
		expect(await (await town.phone('kades')).does(visit())).toEqual(refused('household_unknown'));
		expect(await (await town.phone('admin')).does(visit())).toEqual(refused('household_unknown'));
	});

	it('a visit’s id cannot be used for another visit', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		const first = visit();
		await sari.does(first);
		const { visitId } = first.args;
		expect(await sari.does(visit({ visitId, householdId: household(2) }))).toEqual(refused('visit_unknown'));
		expect(await budi.does(visit({ visitId, householdId: household(4) }))).toEqual(refused('visit_unknown'));
		expect(await town.table('visit')).toMatchObject([{ household_id: household(1) }]);
	});
});

describe('a visit belongs to the round of its day', () => {
	it('or to the one before it while that is open', async () => {
		const sari = await town.phone('sari');
		expect(await sari.does(visit())).toEqual(APPLIED);
		expect(await sari.does(visit(LAST_WEEK))).toEqual(APPLIED);
		expect(await sari.does(visit({ roundId: roundId(RUNNING - 1), householdId: household(2) }))).toEqual(APPLIED);
		expect((await town.table('visit')).map(({ round_number }) => round_number)).toEqual([15, 14, 14]);
	});

	it.each([
		['a round long over', roundId(RUNNING - 2)],
		['a round to come', roundId(RUNNING + 1)],
		['a round that is none', roundId(99)]
	])('%s is refused, at the field it is about', async (_what, round) => {
		const sari = await town.phone('sari');
		const { results } = await sari.push([sari.write(visit({ roundId: round }))]);
		expect(results).toMatchObject([{ status: 'rejected', code: 'round_unknown', field: 'date' }]);
	});

	it('once the round before has closed, a new day’s visit is not counted there', async () => {
		// The running round began on Monday the 23rd; the one before closes a week after its last day, on Monday the 30th.
		town.setNow(Date.parse('2026-11-29T16:59:00Z'));
		const sari = await town.phone('sari');
		const moved = { roundId: roundId(RUNNING - 1), date: '2026-11-29' };
		expect(await sari.does(visit(moved))).toEqual(APPLIED);
		town.pass(2 * MINUTE);
		expect(await sari.does(visit({ ...moved, householdId: household(2) }))).toEqual(refused('round_unknown'));
	});

	it('and is kept as late when it comes after its round has closed', async () => {
		const sari = await town.phone('sari');
		const written = sari.write(visit(LAST_WEEK));
		town.setNow(Date.parse('2026-12-01T03:00:00Z'));
		expect((await sari.push([written])).results).toMatchObject([flagged('late')]);
		expect(await town.table('visit')).toMatchObject([{ late: 1, round_number: RUNNING - 1 }]);
	});

	it('a day to come is refused', async () => {
		const sari = await town.phone('sari');
		expect(await sari.does(visit({ date: '2026-11-25' }))).toEqual(refused('date_in_future'));
	});
});

describe('what is odd is kept and shown, never refused', () => {
	it('a second delivery in a round', async () => {
		const sari = await town.phone('sari');
		expect(await sari.does(nobodyHome())).toEqual(APPLIED);
		expect(await sari.does(visit())).toEqual(APPLIED);
		expect(await sari.does(visit())).toEqual(flagged('second_delivery'));
		expect(await sari.does(nobodyHome())).toEqual(APPLIED);
		expect(await sari.does(visit(LAST_WEEK))).toEqual(APPLIED);
		expect(await town.table('visit')).toHaveLength(5);
	});

	it('unless the first one was taken back', async () => {
		const sari = await town.phone('sari');
		const first = visit();
		await sari.does(first);
		await sari.does(withdraw(first.args.visitId));
		expect(await sari.does(visit())).toEqual(APPLIED);
	});

	it('a clock that was moved between writing and sending', async () => {
		const sari = await town.phone('sari');
		expect(await sari.does(visit(), { offset: 11 * MINUTE })).toEqual(flagged('clock_changed'));
		expect(await sari.does(visit({ householdId: household(2) }), { offset: 9 * MINUTE })).toEqual(APPLIED);
	});

	it('of several oddities, the one that tells most is named', async () => {
		const sari = await town.phone('sari');
		await sari.does(visit(LAST_WEEK));
		const twice = sari.write(visit(LAST_WEEK), { offset: 11 * MINUTE });
		const late = sari.write(visit({ ...LAST_WEEK, householdId: household(2) }), { offset: 11 * MINUTE });
		town.setNow(Date.parse('2026-12-01T03:00:00Z'));
		const { results } = await sari.push([twice, late]);
		expect(results.map(({ code }) => code)).toEqual(['second_delivery', 'late']);
	});
});
