import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkNik } from '#lib/domain/identity/numbers.ts';
import { dateOf } from '#lib/domain/time.ts';
import { Confirmation, DisputeReason, standing } from '#lib/domain/visit/confirmation.ts';
import { Observations } from '#lib/domain/visit/form.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { visitOf } from '#server/store/facts-visit.ts';
import type { Tables } from '#server/store/schema.ts';
import { openStore } from '#server/store/store.ts';
import { auditEntries } from '#server/sync/audit.ts';
import { NOW } from '../support/cast.ts';
import { type Server, startServer } from '../support/server.ts';
import { tableOf } from '../support/tables.ts';

const RUNNING = 7;
const TODAY = dateOf(NOW);

let server: Server;
beforeAll(async () => {
	server = await startServer({ now: NOW });
	await seedDemo(server.store, NOW);
});
afterAll(() => server.close());

const table = <T extends keyof Tables>(name: T) => tableOf(server.store, name);
const visits = async (store = server.store): Promise<Visit[]> => (await tableOf(store, 'visit')).map(visitOf);

const activeOn = (rows: Tables['assignment'][], day: string) =>
	rows.filter(({ start_date, end_date }) => start_date <= day && (end_date === null || end_date >= day));

describe('the demo regency', () => {
	it('has all villages, and one with at least 60 fostered families in several hamlets and some with nobody', async () => {
		expect(await table('village')).toHaveLength(217);
		expect(await table('district')).toHaveLength(25);
		const telemung = (await table('household')).filter(({ village_code }) => village_code === '35.10.21.2008');
		const fostered = new Set(activeOn(await table('assignment'), TODAY).map(({ household_id }) => household_id));
		expect(telemung.filter(({ id }) => fostered.has(id)).length).toBeGreaterThanOrEqual(60);
		expect(telemung.filter(({ id }) => !fostered.has(id)).length).toBeGreaterThanOrEqual(5);
		expect(new Set(telemung.map(({ hamlet }) => hamlet)).size).toBeGreaterThanOrEqual(4);
		expect(new Set(telemung.map(({ name }) => name)).size).toBe(telemung.length);
	});

	it('has sponsors with five to eight families, one with a single one, and one who also speaks for a village', async () => {
		const bySponsor = Map.groupBy(activeOn(await table('assignment'), TODAY), ({ sponsor_id }) => sponsor_id);
		const sizes = [...bySponsor.values()].map(({ length }) => length);
		expect(sizes.filter((size) => size >= 5 && size <= 8).length).toBeGreaterThanOrEqual(10);
		expect(sizes).toContain(1);
		const roles = Map.groupBy(await table('person_role'), ({ person_id }) => person_id);
		const both = [...roles].find(([, held]) => held.length === 2);
		expect(both?.[1].map(({ role }) => role).sort()).toEqual(['sponsor', 'villageOperator']);
		expect(bySponsor.get(both![0])).toHaveLength(2);
	});

	it('has six rounds that are over and the running one', async () => {
		const rounds = (await table('round')).sort((a, b) => a.number - b.number);
		expect(rounds.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(rounds.filter(({ end_date }) => end_date < TODAY)).toHaveLength(6);
		expect(rounds.at(-1)).toMatchObject({ start_date: '2026-11-23', end_date: '2026-11-29' });
	});

	it('has a history in which everything occurs that screens must be able to show', async () => {
		const all = await visits();
		const brought = all.filter(({ outcome }) => delivered(outcome));
		expect(brought.filter(({ roundNumber }) => roundNumber < RUNNING).length).toBeGreaterThanOrEqual(40);
		const standings = Map.groupBy(brought, (visit) => standing(visit, NOW));
		expect([...standings.keys()].sort()).toEqual(['awaiting', 'confirmed', 'disputed', 'unconfirmed', 'unsure']);
		expect(standings.get('confirmed')!.length).toBeGreaterThan(brought.length / 2);
		const reasons = brought.flatMap(({ confirmation }) =>
			confirmation.state === 'disputed' ? confirmation.reason : []
		);
		expect(new Set(reasons)).toEqual(new Set(DisputeReason.options));
		expect(brought.some(({ confirmation }) => confirmation.state === 'unsure' && confirmation.ask)).toBe(true);
		const outcomes = new Set(all.map(({ outcome }) => outcome));
		for (const outcome of ['recipient', 'familyMember', 'neighbour', 'nobodyHome', 'couldNotReach'] as const)
			expect(outcomes).toContain(outcome);
		expect(all.filter(({ late }) => late).length).toBeGreaterThanOrEqual(2);
		const perRound = Map.groupBy(brought, ({ householdId, roundNumber }) => `${householdId} ${roundNumber}`);
		expect([...perRound.values()].filter(({ length }) => length > 1).length).toBeGreaterThanOrEqual(3);
		for (const field of ['note', 'point', 'deliveredBy'] as const) expect(all.some((visit) => visit[field])).toBe(true);
	});

	it('keeps the rules: one sponsor at a time, only legal words, nothing from the future, nobody rules on their own', async () => {
		const assignments = await table('assignment');
		const visits_ = await visits();
		for (const day of new Set([TODAY, ...visits_.map(({ date }) => date)])) {
			const households = activeOn(assignments, day).map(({ household_id }) => household_id);
			expect(new Set(households).size).toBe(households.length);
		}
		for (const visit of visits_) {
			expect(Confirmation.safeParse(visit.confirmation).success).toBe(true);
			expect(Observations.safeParse(visit.observations).success).toBe(true);
			expect(visit.at).toBeLessThanOrEqual(visit.receivedAt!);
			expect(visit.receivedAt).toBeLessThanOrEqual(NOW);
			if (visit.confirmation.state === 'awaiting') continue;
			expect(delivered(visit.outcome)).toBe(true);
			expect(visit.confirmation.by).not.toBe(visit.author.id);
			expect(visit.confirmation.at).toBeGreaterThanOrEqual(visit.receivedAt!);
			expect(visit.confirmation.at).toBeLessThanOrEqual(NOW);
		}
		const words = (await table('confirmation')).length;
		expect(words).toBe(visits_.filter(({ confirmation }) => confirmation.state !== 'awaiting').length);
	});

	it('tells phones of exactly what is in it', async () => {
		expect(await server.store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
	});

	it('carries no number that could be anybody’s, and says of everybody that they are made up', async () => {
		const members = await table('member');
		expect(members.length).toBeGreaterThan(150);
		for (const { nik } of members) expect(nik && checkNik(nik).ok && impossible(nik)).toBe(true);
		expect(new Set(members.map(({ nik }) => nik)).size).toBe(members.length);
		const households = await table('household');
		for (const { kk_number, demo } of households) expect([kk_number && impossible(kk_number), demo]).toEqual([true, 1]);
		for (const { nip, phone, demo } of await table('person')) {
			expect(demo).toBe(1);
			expect(phone).toMatch(/^0840/);
			if (nip !== null) expect(nip).toMatch(/^\d{15}9\d\d$/);
		}
	});
});

/** The tripwire: a district that the regency does not have, and a serial that nobody is given. */
const impossible = (number: string): boolean => Number(number.slice(4, 6)) > 50 && Number(number.slice(12)) > 9000;

describe('the same moment', () => {
	it('gives the same regency, to the last id', async () => {
		const twin = await openStore(':memory:');
		await seedDemo(twin, NOW);
		for (const name of ['person', 'household', 'member', 'assignment', 'visit', 'confirmation', 'sync_entry'] as const)
			expect(await tableOf(twin, name)).toEqual(await table(name));
		await twin.close();
	});
});

describe('whenever the demo is started', () => {
	const moments = [
		['in the first minutes of a Monday', '2026-11-22T17:03:00Z'],
		['in the last minutes of a Sunday', '2026-11-29T16:58:00Z'],
		['on New Year’s morning', '2026-12-31T20:00:00Z'],
		['at the end of a February', '2028-02-29T05:00:00Z']
	] as const;

	it.each(moments)('%s, the running round has begun and nothing lies ahead', async (_, moment) => {
		const now = Date.parse(moment);
		const store = await openStore(':memory:');
		await seedDemo(store, now);
		const all = await visits(store);
		const running = all.filter(({ roundNumber }) => roundNumber === RUNNING);
		const round = (await tableOf(store, 'round')).find(({ number }) => number === RUNNING)!;
		const brought = new Set(running.filter(({ outcome }) => delivered(outcome)).map(({ householdId }) => householdId));
		const fostered = activeOn(await tableOf(store, 'assignment'), dateOf(now)).length;
		expect(brought.size).toBeGreaterThanOrEqual(8);
		expect(brought.size).toBeLessThan(fostered / 2);
		for (const { date, at, receivedAt } of all) expect([date <= dateOf(now), at <= receivedAt!]).toEqual([true, true]);
		for (const { date } of running) expect(date >= round.start_date && date <= round.end_date).toBe(true);
		expect(await store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
		await store.close();
	});
});
