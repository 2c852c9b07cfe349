import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect } from 'vitest';
import { auditEntries } from '#server/sync/audit.ts';
import { histories, mayHold, type Moment, World } from '../support/history.ts';

const RUNS = { numRuns: 25, interruptAfterTimeLimit: 60_000 };
const TIMEOUT = 90_000;

/** What came about in all runs together: a property that never meets the interesting case proves nothing. */
const reached = new Map<string, number>();
const reach = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);

/** Plays a history on a world of its own and looks at it after every moment. */
async function play(history: Moment[], look: (world: World, now: Moment) => Promise<void>): Promise<void> {
	const world = await World.begin();
	try {
		for (const now of history) {
			for (const result of await world.live(now)) {
				reach(result.code ?? result.status);
				const first = world.told.get(result.id);
				if (first) reach('repeated');
				// One mutation has one word for ever, however often it is sent.
				expect(result).toEqual(first ?? result);
				world.told.set(result.id, result);
			}
			await look(world, now);
		}
		expect(world.town.faults).toEqual([]);
	} finally {
		await world.town.close();
	}
}

type State = { readonly state: string; readonly withdrawn: boolean };
const FINAL = new Set(['confirmed', 'disputed']);

/** Each thing done has one effect, a refused one is kept, and each client's numbers go on without a gap. */
async function expectOneEffectEach({ town }: World): Promise<void> {
	const ledger = await town.table('mutation');
	const visits = await town.table('visit');
	const kept = ledger.filter(({ status }) => status !== 'rejected').length;
	const withdrawn = visits.filter(({ withdrawn_at }) => withdrawn_at !== null).length;
	expect(visits.length + withdrawn + (await town.table('confirmation')).length).toBe(kept);
	expect((await town.table('refused')).length).toBe(ledger.length - kept);
	for (const { id, last_mid } of await town.table('client')) {
		const mids = ledger.filter(({ client_id }) => client_id === id).map(({ mid }) => mid);
		expect(mids.sort((a, b) => a - b)).toEqual(Array.from({ length: last_mid }, (_, place) => place + 1));
	}
}

/** A word once given stands, and a visit once taken back stays so. */
async function expectLegal({ town }: World, before: Map<string, State>): Promise<void> {
	for (const { id, confirmation, withdrawn_at } of await town.table('visit')) {
		const { state } = JSON.parse(confirmation) as { state: string };
		const was = before.get(id) ?? { state: 'awaiting', withdrawn: false };
		const withdrawn = withdrawn_at !== null;
		if (FINAL.has(was.state)) expect(state).toBe(was.state);
		if (was.withdrawn) expect({ state, withdrawn }).toEqual(was);
		expect(withdrawn && FINAL.has(state)).toBe(false);
		if (was.state !== 'awaiting') expect(state).not.toBe('awaiting');
		if (state !== was.state) reach(`${was.state} to ${state}`);
		before.set(id, { state, withdrawn });
	}
}

describe('whatever people do, in whatever order it arrives', () => {
	test.prop([histories], RUNS)(
		'all is done once, in order and by the rules, and what is told is exactly what is there',
		async (history) => {
			const before = new Map<string, State>();
			await play(history, async (world) => {
				await expectOneEffectEach(world);
				await expectLegal(world, before);
				expect(await world.town.store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
			});
		},
		TIMEOUT
	);

	test.prop([histories, fc.constantFrom(16_000, 40_000, 256_000)], RUNS)(
		'everybody is sent all that they may see and nothing else, whatever was sent before',
		async (history, limit) => {
			await play(history, async (world, now) => {
				if (now.does !== 'pull') return;
				const phone = world.phoneOf(now.who);
				const held = [...phone.rows.keys()].sort();
				expect(held).toEqual([...(await mayHold(world, now.who))].sort());
				for (const kind of ['visit', 'visitSummary', 'ownRecord']) {
					if (held.some((row) => row.includes(` ${kind} `))) reach(`a ${kind} is held`);
				}
				if (phone.heard.some((answer) => answer.includes('"drop":["'))) reach('a scope is dropped');
				const fresh = await world.town.phone(now.who);
				await fresh.pullAll(limit);
				expect([...phone.rows].sort()).toEqual([...fresh.rows].sort());
			});
		},
		TIMEOUT
	);

	afterAll(() => {
		const codes = ['household_unknown', 'visit_unknown', 'already_ruled', 'already_withdrawn'];
		const flags = ['applied', 'second_delivery', 'late', 'repeated', 'nothing_to_confirm'];
		const states = ['awaiting to unsure', 'awaiting to confirmed', 'awaiting to disputed'];
		const held = ['a visit is held', 'a visitSummary is held', 'a ownRecord is held', 'a scope is dropped'];
		expect([...codes, ...flags, ...states, ...held].filter((what) => !reached.has(what))).toEqual([]);
	});
});
