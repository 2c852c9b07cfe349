import { expect, test } from 'vitest';
import { keepCalendar } from '#server/programme/keep-calendar.ts';
import { PlainPhone } from '../support/plain-phone.ts';
import { PEOPLE } from '../support/cast.ts';
import { startServer } from '../support/server.ts';
import { buildTown } from '../support/town.ts';

test('phones hear of the rounds to come, once', async () => {
	const server = await startServer();
	await buildTown(server.store);
	const phone = new PlainPhone(server, await server.as(PEOPLE.sari));
	await phone.pullAll();
	const before = phone.rows.size;
	expect(await keepCalendar(server.store, '2026-11-24', server.deps.newId)).toBeGreaterThan(0);
	await phone.pullAll();
	expect(phone.rows.size).toBeGreaterThan(before);
	expect(await keepCalendar(server.store, '2026-11-24', server.deps.newId)).toBe(0);
	await server.close();
});
