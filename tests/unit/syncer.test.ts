import { fc, test } from '@fast-check/vitest';
import { expect, test as plain } from 'vitest';
import type { PullAnswer, PullRequest } from '#lib/domain/protocol/sync.ts';
import { createSyncer, type Link } from '#lib/sync/exchange/syncer.ts';
import type { Ports, Reply } from '#lib/sync/ports.ts';
import { write } from '#lib/sync/replica/outbox.ts';
import { contents, freshCopy, freshId, NOW, page, withdrawal } from '../support/copies.ts';
import { createHandClock } from '../support/hand-clock.ts';

type Answering = (asked: PullRequest) => Promise<Reply<PullAnswer>>;

/** A phone whose line answers as the test says. */
async function phone(answer: Answering, more: Partial<Ports> = {}) {
	const time = createHandClock(NOW);
	const store = await freshCopy();
	const links: Link[] = [];
	const asked: PullRequest[] = [];
	const pull: Answering = (request) => {
		asked.push(request);
		return answer(request);
	};
	const ports: Ports = {
		...time,
		chance: () => 0.5,
		newId: freshId,
		store,
		lock: { ifFree: (work) => work().then(() => true) },
		network: { pull, push: () => Promise.resolve({ ok: false, why: 'unreachable' }) },
		...more
	};
	return { syncer: createSyncer(ports, (link) => links.push(link)), time, store, links, asked };
}

const fine: Answering = () => Promise.resolve({ ok: true, answer: page() });
const dead: Answering = () => Promise.resolve({ ok: false, why: 'unreachable' });

plain('pages follow one another until nothing is left, then it rests for as long as the server says', async () => {
	let left = 3;
	const { syncer, asked, links, time } = await phone(() =>
		Promise.resolve({ ok: true, answer: page({ more: --left > 0, nextMs: 60_000 }) })
	);
	await syncer.start();
	expect(asked).toHaveLength(3);
	expect(links.at(-1)).toMatchObject({ state: 'idle', answeredAt: NOW });
	expect(time.next()).toBe(60_000);
});

plain('asking again while an answer is under way joins it, and asks once more after it', async () => {
	let open: () => void = () => undefined;
	const gate = new Promise<void>((resolve) => (open = resolve));
	const { syncer, asked } = await phone(() => gate.then(() => ({ ok: true, answer: page() })));
	const all = [syncer.start(), syncer.now(), syncer.now()];
	await new Promise((resolve) => setTimeout(resolve, 5));
	void syncer.now();
	open();
	await Promise.all(all);
	expect(asked).toHaveLength(2);
});

plain('without a line it says so, comes back by itself, and goes on as soon as there is one', async () => {
	let line: Answering = dead;
	const { syncer, links, time, asked } = await phone((request) => line(request));
	await syncer.start();
	expect(links.at(-1)).toMatchObject({ state: 'unreachable' });
	expect(links.at(-1)?.nextTryAt).toBe(NOW + time.next());
	line = fine;
	time.turn(time.next());
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(asked).toHaveLength(2);
	expect(links.at(-1)?.state).toBe('idle');
});

test.prop([fc.integer({ min: 1, max: 40 }), fc.double({ min: 0, max: 0.999, noNaN: true })])(
	'however long the line is dead, the next try is at most a quarter of an hour away',
	async (failures, chance) => {
		const { syncer, time } = await phone(dead, { chance: () => chance });
		await syncer.start();
		for (let count = 1; count < failures; count++) await syncer.now();
		expect(time.next()).toBeLessThanOrEqual(15 * 60_000);
		expect(time.next()).toBeGreaterThanOrEqual(500);
	}
);

plain('a server that asks for time gets at least that much', async () => {
	const { syncer, time } = await phone(() => Promise.resolve({ ok: false, why: 'busy', afterMs: 40_000 }));
	await syncer.start();
	expect(time.next()).toBeGreaterThanOrEqual(40_000);
});

plain('whatever the server says in place of an answer, what is unsent stays whole', async () => {
	for (const why of ['unreachable', 'busy', 'signedOut', 'outdated', 'clientReused'] as const) {
		const replies = { push: () => Promise.resolve({ ok: false, why } as const), pull: dead };
		const { syncer, store } = await phone(dead, { network: replies });
		const row = await write(store, withdrawal(1), { id: freshId(), at: NOW });
		await syncer.start();
		expect((await contents(store, 'outbox'))[0]).toMatchObject([{ id: row.id, args: row.args }]);
		await syncer.stop();
	}
});

plain('while another tab is at it, this one waits its turn', async () => {
	const { syncer, asked, time } = await phone(fine, { lock: { ifFree: () => Promise.resolve(false) } });
	await syncer.start();
	expect(asked).toEqual([]);
	expect(time.next()).toBeLessThan(10_000);
});
