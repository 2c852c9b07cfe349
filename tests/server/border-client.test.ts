import { hc } from 'hono/client';
import { afterAll, beforeAll, expect, expectTypeOf, test } from 'vitest';
import type { CodeAnswer } from '#lib/domain/protocol/access.ts';
import type { PullRequest } from '#lib/domain/protocol/sync.ts';
import type { AppType } from '#server/app.ts';
import { House } from '#tests/support/house.ts';

let house: House;
beforeAll(async () => {
	house = await House.open();
});
afterAll(() => house.close());

test('a program that knows the type of the application asks it by name, and the compiler knows what comes back', async () => {
	const ask = ((url: string, init?: RequestInit) => house.app.request(url, init)) as typeof fetch;
	const { api } = hc<AppType>('http://berbagi.example', { fetch: ask, headers: { 'x-berbagi': '1' } });
	const answer = await api.access.code.$post({ json: { code: '0000000000000' } });
	expect([answer.status, await answer.json()]).toEqual([404, { error: 'code_unknown' }]);

	if (answer.ok)
		expectTypeOf(await answer.json())
			.toHaveProperty('passwordSet')
			.toEqualTypeOf<CodeAnswer['passwordSet']>();
	expectTypeOf<PullRequest>().toExtend<Parameters<typeof api.sync.pull.$post>[0]['json']>();
	// @ts-expect-error a route that there is not
	expect(() => api.nothing.$get()).not.toThrow();
});
