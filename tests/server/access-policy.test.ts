import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { RoleName } from '#lib/domain/access/role.ts';
import { ACTIONS, type Declaration } from '#server/access/actions.ts';
import { actionOf, allow, assertDeclared, routesOf } from '#server/access/policy.ts';
import { validate } from '#server/border/validate.ts';
import type { Env } from '#server/env.ts';
import { House, OPERATOR_TOKEN } from '#tests/support/house.ts';
import { Visitor } from '#tests/support/visitor.ts';

const ROLES: RoleName[] = ['sponsor', 'villageHead', 'villageOperator', 'admin'];
const STATES = ['active', 'closing', 'lost', 'disabled'] as const;

let house: House;
beforeAll(async () => {
	house = await House.open();
});
afterAll(() => house.close());

/** Somebody of that role on a device in that state; each is somebody new. */
async function person(role: RoleName, state: (typeof STATES)[number]) {
	const { id, browser } = await house.resident(`${role}-${state}-${crypto.randomUUID()}`, role);
	await house.store.write(async ({ db }) => {
		if (state === 'disabled') await db.updateTable('person').set({ status: state }).where('id', '=', id).execute();
		else await db.updateTable('device').set({ state }).where('person_id', '=', id).execute();
	});
	return browser;
}

/** Whether the door opens: what comes after it (a body that is not understood) does not matter. */
async function opens(browser: Visitor, { method, path }: { method: string; path: string }, extra = {}) {
	const controller = new AbortController();
	const init = { method, signal: controller.signal, headers: { 'content-type': 'application/json', ...extra } };
	const response = await browser.knock(path, init);
	controller.abort();
	return response !== 401;
}

test('every route of the app has been decided about', () => {
	const routes = routesOf(house.app);
	expect(routes.length).toBeGreaterThan(12);
	const decided = routes.map((route) => actionOf(route));
	expect(decided).not.toContain(undefined);
	expect(new Set(decided).size).toBe(routes.length);
	expect([...new Set(decided)].sort()).toEqual(Object.keys(ACTIONS).sort());
});

describe('who may', () => {
	const expected: Record<Declaration['who'], (state: (typeof STATES)[number] | 'signed out' | 'operator') => boolean> =
		{
			anyone: () => true,
			signedIn: (state) => state === 'active',
			handingIn: (state) => STATES.some((known) => known === state),
			operator: (state) => state === 'operator'
		};

	test('each role, on each kind of device, is let through exactly where its line says so', async () => {
		let cells = 0;
		for (const role of ROLES) {
			for (const state of STATES) {
				for (const route of routesOf(house.app)) {
					const action = actionOf(route)!;
					const browser = await person(role, state);
					expect([action, role, state, await opens(browser, route)]).toEqual([
						action,
						role,
						state,
						expected[ACTIONS[action].who](state)
					]);
					cells++;
				}
			}
		}
		expect(cells).toBe(ROLES.length * STATES.length * routesOf(house.app).length);
	}, 60_000);

	test('somebody signed out gets through where anyone does', async () => {
		for (const route of routesOf(house.app)) {
			const { who } = ACTIONS[actionOf(route)!];
			expect([route.path, await opens(house.visitor(), route)]).toEqual([route.path, expected[who]('signed out')]);
		}
	});

	test('the operator’s token opens the operator’s doors, and only those that are anyone’s besides', async () => {
		for (const route of routesOf(house.app)) {
			const { who } = ACTIONS[actionOf(route)!];
			const token = { authorization: `Bearer ${OPERATOR_TOKEN}` };
			expect([route.path, await opens(house.visitor(), route, token)]).toEqual([route.path, expected[who]('operator')]);
		}
	});

	test.each(['', 'Bearer ', `Bearer ${OPERATOR_TOKEN}x`, OPERATOR_TOKEN, `bearer ${OPERATOR_TOKEN}`])(
		'a wrong operator token opens nothing: %s',
		async (authorization) => {
			const answer = await house.visitor().postText('/ops/activation', '{"login":"admin"}', { authorization });
			expect([answer.status, answer.body]).toEqual([401, { error: 'signed_out' }]);
		}
	);
});

describe('a route that nobody decided about', () => {
	test('keeps the server from starting', () => {
		const app = new Hono<Env>().get('/a', allow('health.read'), (c) => c.text('')).get('/b', (c) => c.text(''));
		expect(() => assertDeclared(app)).toThrow('GET /b says nowhere who may ask it');
	});

	test('does so also when something stands before its declaration', () => {
		const app = new Hono<Env>().post('/a', validate('json', z.strictObject({})), allow('session.close'), (c) =>
			c.text('')
		);
		expect(() => assertDeclared(app)).toThrow('POST /a says nowhere');
	});

	test('does so also in a part of the app that is put in later', () => {
		const part = new Hono<Env>().delete('/x', (c) => c.text('')).onError((_, c) => c.text(''));
		expect(() => assertDeclared(new Hono<Env>().route('/part', part))).toThrow('DELETE /part/x says nowhere');
	});

	test('or that takes what no schema looks at', () => {
		const app = new Hono<Env>().post('/a', allow('session.close'), (c) => c.text(''));
		expect(() => assertDeclared(app)).toThrow('POST /a takes a body that no schema looks at');
	});
});
