import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientId } from '#lib/domain/identity/ids.ts';
import { household } from '../support/cast.ts';
import { confirm, visit, withdraw } from '../support/intents.ts';
import { newId } from '../support/server.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

const REUSED = { status: 409, error: 'client_reused' };
const freshClient = () => newId(Date.now()) as ClientId;

/** What a push can leave behind. */
async function traces() {
	const [visits, ledger, refused, clients] = [
		await town.table('visit'),
		await town.table('mutation'),
		await town.table('refused'),
		await town.table('client')
	];
	return { visits: visits.length, ledger: ledger.length, refused: refused.length, clients: clients.length };
}

describe('a push has its effect once', () => {
	it('an empty push says where the client stands and leaves nothing behind', async () => {
		const sari = await town.phone('sari');
		const before = await traces();
		expect(await sari.push([])).toMatchObject({ lastMid: 0, results: [] });
		expect(await traces()).toEqual(before);
	});

	it('what was handed in is answered, numbered and kept', async () => {
		const sari = await town.phone('sari');
		const written = [sari.write(visit()), sari.write(visit({ householdId: household(2) }))];
		const answer = await sari.push(written);
		expect(answer.lastMid).toBe(2);
		expect(answer.results).toEqual(written.map(({ mid, id }) => ({ mid, id, status: 'applied' })));
		expect(await traces()).toEqual({ visits: 2, ledger: 2, refused: 0, clients: 1 });
	});

	it('a repeated push has one effect and the same answer, however often it comes', async () => {
		const sari = await town.phone('sari');
		const written = [sari.write(visit()), sari.write(visit({ householdId: household(9) }))];
		const first = await sari.push(written);
		const kept = await traces();
		expect(first.results.map(({ status }) => status)).toEqual(['applied', 'rejected']);
		for (let time = 0; time < 3; time++) expect(await sari.push(written)).toEqual(first);
		expect(await traces()).toEqual(kept);
	});

	it('fifty copies in flight at once have one effect and fifty equal answers', async () => {
		const sari = await town.phone('sari');
		const written = [sari.write(visit()), sari.write(visit({ householdId: household(2) }))];
		const answers = await Promise.all(Array.from({ length: 50 }, () => sari.push(written)));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await traces()).toEqual({ visits: 2, ledger: 2, refused: 0, clients: 1 });
	});

	it('the same mutation twice in one push is one mutation with two equal answers', async () => {
		const sari = await town.phone('sari');
		const written = sari.write(visit());
		const { results, lastMid } = await sari.push([written, { ...written, mid: 2 }, written]);
		expect(results.map(({ mid, status }) => [mid, status])).toEqual([
			[1, 'applied'],
			[2, 'applied'],
			[1, 'applied']
		]);
		expect([lastMid, (await traces()).visits]).toEqual([2, 1]);
	});

	it('under a new client a repeat gets the first word again, and the new client moves on', async () => {
		const sari = await town.phone('sari');
		const written = [sari.write(visit()), sari.write(visit({ householdId: household(9) }))];
		const first = await sari.push(written);
		const kept = await traces();
		const clientId = freshClient();
		const again = await sari.push(written, { clientId });
		expect(again.results).toEqual(first.results);
		expect(again.lastMid).toBe(2);
		expect(await traces()).toEqual({ ...kept, clients: 2 });
		const next = sari.write(visit({ householdId: household(2) }));
		expect(await sari.push([next], { clientId })).toMatchObject({ lastMid: 3, results: [{ status: 'applied' }] });
	});

	it('the order of an object’s keys makes no other content of it', async () => {
		const sari = await town.phone('sari');
		const written = sari.write(visit());
		await sari.push([written]);
		const args = Object.fromEntries(Object.entries(written.args).reverse());
		expect(await sari.push([{ ...written, args }])).toMatchObject({ results: [{ status: 'applied' }] });
	});
});

describe('numbers and ids are used once', () => {
	it.each([
		['a gap', [2]],
		['a gap in the middle', [1, 3]],
		['numbers in the wrong order', [2, 1]],
		['two things under one number', [1, 1]]
	])('%s is refused, and nothing of it is kept', async (_what, mids) => {
		const sari = await town.phone('sari');
		const before = await traces();
		const written = mids.map((mid, place) => ({ ...sari.write(visit({ householdId: household(place + 1) })), mid }));
		expect(await sari.pushRefused(written)).toEqual(REUSED);
		expect(await traces()).toEqual(before);
	});

	it('a used number with something else in it is refused, and so is what came with it', async () => {
		const sari = await town.phone('sari');
		await sari.push([sari.write(visit())]);
		const before = await traces();
		const other = { ...sari.write(visit({ householdId: household(2) })), mid: 1 };
		const next = { ...sari.write(visit({ householdId: household(3) })), mid: 2 };
		expect(await sari.pushRefused([other])).toEqual(REUSED);
		expect(await sari.pushRefused([next, other])).toEqual(REUSED);
		expect(await traces()).toEqual(before);
	});

	it('a used id with other content is a cloned phone, not a repeat', async () => {
		const sari = await town.phone('sari');
		const written = sari.write(visit());
		await sari.push([written]);
		const before = await traces();
		const other = { ...written, args: { ...written.args, outcome: 'neighbour' } };
		expect(await sari.pushRefused([other])).toEqual(REUSED);
		expect(await sari.pushRefused([{ ...other, mid: 2 }])).toEqual(REUSED);
		expect(await sari.pushRefused([other], { clientId: freshClient() })).toEqual(REUSED);
		expect(await traces()).toEqual(before);
	});

	it('two contents under one id in one push are refused together', async () => {
		const sari = await town.phone('sari');
		const written = sari.write(visit());
		const other = { ...written, mid: 2, args: { ...written.args, outcome: 'neighbour' } };
		expect(await sari.pushRefused([written, other])).toEqual(REUSED);
		expect((await traces()).ledger).toBe(0);
	});
});

describe('an outbox belongs to one person on one device', () => {
	it('somebody else’s client is refused', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		await sari.push([sari.write(visit())]);
		const before = await traces();
		const written = budi.write(visit({ householdId: household(4) }), { mid: 2 });
		expect(await budi.pushRefused([written], { clientId: sari.clientId })).toEqual(REUSED);
		expect(await traces()).toEqual(before);
	});

	it('the same person’s other device cannot go on with it either', async () => {
		const [sari, tablet] = [await town.phone('sari'), await town.phone('sari')];
		await sari.push([sari.write(visit())]);
		const written = tablet.write(visit({ householdId: household(2) }), { mid: 2 });
		expect(await tablet.pushRefused([written], { clientId: sari.clientId })).toEqual(REUSED);
	});

	it('naming another device than the session’s is refused, and nothing is kept', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		const before = await traces();
		expect(await sari.pushRefused([sari.write(visit())], { deviceId: budi.seat.deviceId })).toEqual(REUSED);
		expect(await traces()).toEqual(before);
	});

	it('another person who replays a stranger’s mutation learns nothing and changes nothing', async () => {
		const [sari, budi] = [await town.phone('sari'), await town.phone('budi')];
		const written = sari.write(visit());
		await sari.push([written]);
		const before = await traces();
		expect(await budi.pushRefused([written])).toEqual(REUSED);
		expect(await traces()).toEqual(before);
	});

	it('a colleague with two hats uses one outbox for both', async () => {
		const [lurah, citra] = [await town.phone('lurah'), await town.phone('citra')];
		const theirs = visit({ householdId: household(8) });
		await citra.push([citra.write(theirs)]);
		const written = [
			lurah.write(visit({ householdId: household(6) })),
			lurah.write(confirm(theirs.args.visitId)),
			lurah.write(withdraw(theirs.args.visitId))
		];
		const { results } = await lurah.push(written);
		expect(results.map(({ status, code }) => code ?? status)).toEqual(['applied', 'applied', 'visit_unknown']);
	});
});

describe('a push is of a size that can be handled', () => {
	it('a hundred mutations are taken, and a hundred and one are not', async () => {
		const sari = await town.phone('sari');
		const written = Array.from({ length: 101 }, () => sari.write(visit()));
		expect(await sari.pushRefused(written)).toEqual({ status: 400, error: 'invalid_request' });
		expect((await traces()).ledger).toBe(0);
		expect((await sari.push(written.slice(0, 100))).lastMid).toBe(100);
	});

	it('a field that the envelope does not have is refused', async () => {
		const sari = await town.phone('sari');
		const written = { ...sari.write(visit()), receivedAt: 1 };
		expect(await sari.pushRefused([written])).toEqual({ status: 400, error: 'invalid_request' });
		expect((await traces()).ledger).toBe(0);
	});

	it.each([
		'0190A000-0000-7000-8000-000000000001',
		'{0190a000-0000-7000-8000-000000000001}',
		'00000000-0000-0000-0000-000000000000',
		'9f1e2d3c-0000-4000-8000-000000000001'
	])('an id that is not a UUID of version 7 in lower case is refused: %s', async (id) => {
		const sari = await town.phone('sari');
		const written = { ...sari.write(visit()), id: id as never };
		expect(await sari.pushRefused([written])).toEqual({ status: 400, error: 'invalid_request' });
	});

	it.each([0, -1, 1.5, 2 ** 53])('a number that is none is refused: %d', async (mid) => {
		const sari = await town.phone('sari');
		expect(await sari.pushRefused([sari.write(visit(), { mid })])).toEqual({ status: 400, error: 'invalid_request' });
	});
});
