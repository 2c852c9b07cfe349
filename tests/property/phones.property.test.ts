import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect } from 'vitest';
import type { VisitId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { household, type Name, PEOPLE } from '../support/cast.ts';
import { confirm, dispute, nobodyHome, unsure, visit, withdraw } from '../support/intents.ts';
import { createPhone, held, HOUR, type Mishap, type TestPhone } from '../support/phones.ts';
import { type Server, startServer } from '../support/server.ts';
import { buildTown, reassign } from '../support/town.ts';

// Two phones for one sponsor and for one village: one person with two devices is how conflicts really happen.
const OWNERS: readonly { name: Name; skew: number }[] = [
	{ name: 'sari', skew: 0 },
	{ name: 'sari', skew: 9 * 365 * 24 * HOUR },
	{ name: 'budi', skew: -40 * 24 * HOUR },
	{ name: 'kades', skew: 3 * HOUR },
	{ name: 'operator', skew: -HOUR }
];

const mishaps: readonly Mishap[] = [
	'none',
	'request lost',
	'answer lost',
	'answer repeated',
	'answer cut',
	'server busy'
];
const deed = fc.record({
	does: fc.constantFrom('visit', 'find nobody', 'withdraw', 'confirm', 'dispute', 'unsure'),
	household: fc.integer({ min: 1, max: 5 }),
	which: fc.nat(50)
});
const moment = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ what: fc.constant('act' as const), deed }) },
	{ weight: 5, arbitrary: fc.record({ what: fc.constant('exchange' as const), mishap: fc.constantFrom(...mishaps) }) },
	{ weight: 2, arbitrary: fc.record({ what: fc.constant('act during an exchange' as const), deed }) },
	{
		weight: 1,
		arbitrary: fc.record({ what: fc.constant('reassign' as const), household: fc.integer({ min: 1, max: 3 }) })
	},
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('lose count' as const) }) },
	{ weight: 1, arbitrary: fc.record({ what: fc.constant('restore' as const) }) }
);
type Moment = typeof moment extends fc.Arbitrary<infer M> ? M : never;
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

const days = fc.array(fc.record({ phone: fc.nat(OWNERS.length - 1), moment }), {
	minLength: 15,
	maxLength: 45,
	size: 'max'
});
const reached = new Map<string, number>();
const reach = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);

class World {
	readonly server: Server;
	readonly phones: TestPhone[];
	readonly made = new Map<string, TestPhone>();
	readonly visits: VisitId[] = [];

	constructor(server: Server, phones: TestPhone[]) {
		this.server = server;
		this.phones = phones;
	}

	async act(phone: TestPhone, { does, household: number, which }: Deed): Promise<void> {
		const intent = this.intent(does, number, which);
		const row = await phone.act(intent);
		this.made.set(row.id, phone);
		reach(does);
	}

	/** Whoever it is, and whatever of it is theirs to do: the rules decide, not the generator. */
	private intent(does: Deed['does'], number: number, which: number): Intent {
		const fresh = does === 'visit' ? visit : nobodyHome;
		const known = this.visits[which % Math.max(1, this.visits.length)];
		if (does === 'visit' || does === 'find nobody' || !known) {
			const made = fresh({ householdId: household(number) }, this.server.now());
			this.visits.push(made.args.visitId);
			return made;
		}
		return { withdraw, confirm, dispute, unsure }[does](known);
	}

	async live(phone: TestPhone, now: Moment): Promise<void> {
		switch (now.what) {
			case 'act':
				return this.act(phone, now.deed);
			case 'exchange':
				reach(now.mishap);
				return phone.exchange(now.mishap);
			case 'act during an exchange':
				return phone.exchange('none', () => this.act(phone, now.deed));
			case 'reassign':
				return reassign(this.server.store, now.household, { to: 'budi', now: this.server.now() });
			case 'lose count':
				return phone.loseCount();
			case 'restore':
				return this.server.renewEpoch();
		}
	}
}

/** What a person did is on their screen as pending or real, or waits for their decision: never nowhere. */
async function nothingIsNowhere({ made, server }: World): Promise<void> {
	const ledger = await server.store.read((db) => db.selectFrom('mutation').select(['id', 'status']).execute());
	const ruled = new Map(ledger.map(({ id, status }) => [id, status]));
	for (const [id, phone] of made) {
		const { outbox, attention } = await phone.look();
		const here = outbox.some((row) => row.id === id) || attention.some((row) => row.id === id);
		if (!here) expect(['applied', 'flagged']).toContain(ruled.get(id as never));
	}
}

describe('several phones, a bad network, and people who go on working', () => {
	test.prop([days], { numRuns: 25, interruptAfterTimeLimit: 45_000 })(
		'in the end everybody holds the same, each thing done once, and nobody lost work without being told',
		async (steps) => {
			const server = await startServer();
			await buildTown(server.store);
			const phones: TestPhone[] = [];
			for (const { name, skew } of OWNERS) phones.push(await createPhone(server, name, skew));
			const world = new World(server, phones);
			try {
				for (const { phone, moment: now } of steps) {
					server.pass(7 * 60_000);
					await world.live(phones[phone]!, now);
					await nothingIsNowhere(world);
				}
				await settleDown(world);
				await agree(world);
				expect(server.faults).toEqual([]);
			} finally {
				await server.close();
			}
		},
		60_000
	);

	// A property that never meets the interesting case proves nothing.
	afterAll(() => {
		for (const case_ of [...mishaps, 'visit', 'withdraw', 'confirm', 'dispute', 'refused', 'applied', 'flagged']) {
			expect(reached.get(case_) ?? 0, case_).toBeGreaterThan(3);
		}
	});
});

/** Everybody is back online, long enough for a new download after a restore. */
async function settleDown({ server, phones }: World): Promise<void> {
	for (let turn = 0; turn < 3; turn++) {
		server.pass(HOUR);
		for (const phone of phones) await phone.exchange();
	}
}

async function agree({ server, phones, made }: World): Promise<void> {
	const ledger = await server.store.read((db) => db.selectFrom('mutation').selectAll().execute());
	const words = await server.store.read((db) => db.selectFrom('confirmation').select('id').execute());
	const records = await server.store.read((db) => db.selectFrom('visit').select('id').execute());
	expect(ledger.map(({ id }) => id).sort()).toEqual([...made.keys()].sort());
	expect(new Set(words.map(({ id }) => id)).size).toBe(words.length);
	expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);

	for (const phone of phones) {
		const { outbox, attention, state } = await phone.look();
		expect(outbox).toEqual([]);
		expect(state?.complete).toBe(true);
		const refused = ledger.filter(({ id, status }) => status === 'rejected' && made.get(id) === phone);
		expect(attention.map(({ id }) => id).sort()).toEqual(refused.map(({ id }) => id).sort());
		for (const { status } of ledger) reach(status === 'rejected' ? 'refused' : status);

		const fresh = await createPhone(server, phone.name, 0);
		await fresh.exchange();
		expect(await held(phone)).toEqual(await held(fresh));
		expect([...(await held(phone)).keys()]).toContain(`profile ${PEOPLE[phone.name]}`);
	}
}
