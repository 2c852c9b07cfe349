import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import { dateOf } from '#lib/domain/time.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import { demoAccounts, demoPeople } from '#server/demo/accounts.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { NOW } from '../support/cast.ts';
import { PlainPhone } from '../support/plain-phone.ts';
import { type Server, startServer } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

const RUNNING = 7;
const TODAY = dateOf(NOW);

let server: Server;
beforeAll(async () => {
	server = await startServer({ now: NOW });
	await seedDemo(server.store, NOW);
});
afterAll(() => server.close());

describe('the demo accounts', () => {
	it('are two sponsors, one with a single family, a head of 40 families or more, an operator and an administrator', async () => {
		const accounts = await demoAccounts(server.store, NOW);
		const byKey = new Map(accounts.map((account) => [account.key, account]));
		expect([...byKey.keys()]).toEqual([
			'sponsor',
			'sponsor2',
			'sponsorSingle',
			'villageHead',
			'villageOperator',
			'admin'
		]);
		expect(byKey.get('sponsor')!.households).toBe(8);
		expect(byKey.get('sponsor2')!.households).toBeGreaterThanOrEqual(5);
		expect(byKey.get('sponsorSingle')!.households).toBe(1);
		expect(byKey.get('villageHead')).toMatchObject({ role: 'villageHead', village: 'Telemung' });
		expect(byKey.get('villageHead')!.households).toBeGreaterThanOrEqual(40);
		expect(new Set(accounts.map(({ login }) => login)).size).toBe(6);
	});

	it('open with the code of the last time only', async () => {
		const [before] = await demoAccounts(server.store, NOW);
		const [fresh] = await demoAccounts(server.store, NOW);
		const visitor = new Visitor(server.app);
		expect((await visitor.post('/access/code', { code: before!.code })).status).toBe(410);
		const opened = await visitor.post('/access/activate', { code: fresh!.code, password: 'rahasia sekali' });
		expect(opened.body.profile).toMatchObject({ name: fresh!.name, demo: true });
	});

	it('are refused where nobody is made up', async () => {
		const empty = await startServer();
		const post = (app: Server['app']) =>
			app.request('/api/ops/demo-accounts', {
				method: 'POST',
				headers: { 'content-type': 'application/json', 'x-berbagi': '1', authorization: 'Bearer operator' },
				body: '{}'
			});
		expect((await post(empty.app)).status).toBe(404);
		const answer = await post(server.app);
		expect(answer.status).toBe(200);
		expect(((await answer.json()) as { accounts: unknown[] }).accounts).toHaveLength(6);
		await empty.close();
	});

	it('show their families on a sponsor’s phone, and something to confirm on the village head’s', async () => {
		const people = new Map((await server.store.read((db) => demoPeople(db, TODAY))).map((one) => [one.key, one.id]));
		const sponsor = await pulled(people.get('sponsor')!);
		expect(sponsor('household')).toHaveLength(8);
		expect(sponsor('round')).toHaveLength(7);
		const done = sponsor('visit').filter(({ roundNumber }) => roundNumber === RUNNING);
		expect(done.length).toBeGreaterThan(0);
		expect(done.length).toBeLessThan(8);
		const head = await pulled(people.get('villageHead')!);
		const waiting = head('visitSummary').filter((visit) => waits(visit as Visit));
		expect(waiting.length).toBeGreaterThanOrEqual(10);
	});
});

const waits = ({ confirmation, outcome }: Visit): boolean => confirmation.state === 'awaiting' && delivered(outcome);

/** Everything that a new phone of this person downloads, by kind. */
async function pulled(id: PersonId) {
	const phone = new PlainPhone(server, await server.as(id));
	await phone.pullAll();
	const ofKind = Map.groupBy(phone.rows.values(), ({ kind }) => kind);
	return (kind: string) => (ofKind.get(kind) ?? []).flatMap(({ body }) => (body ? [body] : []));
}
