import type { CompiledQuery, KyselyPlugin, RootOperationNode } from 'kysely';
import { createQueryId } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#server/store/schema.ts';
import { takePull } from '#server/sync/pull.ts';
import { household, type Name } from '../support/cast.ts';
import type { PlainPhone } from '../support/plain-phone.ts';
import { visit } from '../support/intents.ts';
import { reassign } from '../support/town.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

/** Pulls for this phone and listens to every question that the database is asked. */
async function questionsOf(phone: PlainPhone): Promise<CompiledQuery[]> {
	const asked: CompiledQuery[] = [];
	const listening = (db: Database): KyselyPlugin => ({
		transformQuery: ({ node }) => {
			asked.push(db.getExecutor().compileQuery(node, createQueryId()));
			return node;
		},
		transformResult: ({ result }) => Promise.resolve(result)
	});
	const store = {
		...town.deps.store,
		read: (ask: (db: Database) => Promise<never>) => town.store.read((db) => ask(db.withPlugin(listening(db))))
	};
	const from = { ...phone.seat, deviceState: 'active', sessionHash: '' } as const;
	const request = { ...phone.pullOf(), epoch: phone.epoch! };
	await takePull({ ...town.deps, store: store as never }, { from, oldest: { protocol: 1, schema: 1 } }, request);
	return asked;
}

/** How SQLite goes about each question, in its own words. */
const plansOf = (asked: CompiledQuery[]): Promise<string[]> =>
	town.store.read(async (db) => {
		const plans: string[] = [];
		for (const { sql, parameters } of asked) {
			const explained = {
				sql: `explain query plan ${sql}`,
				parameters,
				query: {} as RootOperationNode,
				queryId: createQueryId()
			};
			const { rows } = await db.executeQuery<{ detail: string }>(explained);
			plans.push(...rows.map(({ detail }) => detail));
		}
		return plans;
	});

async function upToDate(name: Name): Promise<PlainPhone> {
	const phone = await town.phone(name);
	await phone.pullAll();
	return phone;
}

describe('a pull when nothing has changed', () => {
	it('asks for the heads of what is held and reads no entry and no row', async () => {
		const asked = await questionsOf(await upToDate('lurah'));
		const tables = asked.map(({ sql }) => /from "(\w+)"/.exec(sql)?.[1]);
		expect(tables).not.toContain('sync_entry');
		expect(tables).not.toContain('household');
		expect(tables.filter((table) => table === 'sync_scope')).toHaveLength(1);
		expect(asked.length).toBeLessThanOrEqual(11);
	});

	it('asks no more questions for more families or a longer past', async () => {
		const sari = await upToDate('sari');
		const few = (await questionsOf(sari)).length;
		for (const number of [4, 5, 6, 7, 8, 9]) await reassign(town.store, number, { to: 'sari', now: town.now() });
		for (let n = 0; n < 50; n++) await sari.does(visit({ householdId: household(1 + (n % 9)) }));
		await sari.pullAll();
		expect((await questionsOf(sari)).length).toBe(few);
	});

	it('finds everything by an index', async () => {
		for (const name of ['sari', 'kades', 'lurah'] as const) {
			const plans = await plansOf(await questionsOf(await upToDate(name)));
			expect(plans.length).toBeGreaterThan(6);
			expect(plans.filter((plan) => plan.startsWith('SCAN'))).toEqual([]);
		}
	});

	it('finds out whether somebody waits without looking at what was confirmed', async () => {
		const plans = await plansOf(await questionsOf(await upToDate('lurah')));
		const about = plans.filter((plan) => plan.includes('visit'));
		expect(about).toEqual([
			'SEARCH visit USING INDEX visit_waiting_author (author_id=? AND received_at>?)',
			'SEARCH visit USING INDEX visit_waiting_village (village_code=? AND received_at>?)'
		]);
	});

	it('costs less than a kilobyte each way', async () => {
		const sari = await upToDate('sari');
		const asked = JSON.stringify(sari.pullOf());
		await sari.pull();
		expect(asked.length).toBeLessThan(1000);
		expect(sari.heard.at(-1)?.length).toBeLessThan(1000);
	});
});

describe('a pull with news', () => {
	it('reads entries from a covering index, only in the scopes that moved', async () => {
		const kades = await upToDate('kades');
		await (await town.phone('sari')).does(visit());
		const asked = await questionsOf(kades);
		const entries = asked.filter(({ sql }) => sql.includes('from "sync_entry"'));
		expect(entries).toHaveLength(1);
		expect(await plansOf(entries)).toEqual([
			expect.stringMatching(/USING COVERING INDEX sync_entry_seq \(scope=\? AND seq>\?\)/)
		]);
	});

	it('fetches a page’s rows kind by kind, not one by one', async () => {
		const sari = await town.phone('sari');
		for (let n = 0; n < 60; n++) await sari.does(visit({ householdId: household(1 + (n % 3)) }));
		const asked = await questionsOf(await town.phone('sari'));
		const visits = asked.filter(({ sql }) => sql.includes('from "visit"') && sql.includes('"id" in'));
		// The visits of all households, and the same visits as the giver's own records.
		expect(visits.map(({ parameters }) => parameters.length)).toEqual([60, 60]);
	});
});
