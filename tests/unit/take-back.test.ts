import { beforeEach, describe, expect, test } from 'vitest';
import type { DeviceId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { createMemoryStore } from '#lib/sync/adapters/memory-store.ts';
import { uuidv7 } from '#lib/sync/adapters/uuid.ts';
import { Phone } from '#lib/sync/phone.ts';
import type { Ports } from '#lib/sync/ports.ts';
import { NOW, visitId } from '#tests/support/copies.ts';

const confirm = (number: number): Intent => ({ name: 'delivery.confirm', args: { visitId: visitId(number) } });

/** A phone whose server never answers. */
function phoneInTheMountains(): Phone {
	const ports: Ports = {
		clock: () => NOW,
		chance: () => 0.5,
		newId: () => uuidv7(NOW, (bytes) => crypto.getRandomValues(bytes)),
		network: {
			push: () => Promise.resolve({ ok: false, why: 'unreachable' }),
			pull: () => Promise.resolve({ ok: false, why: 'unreachable' })
		},
		store: createMemoryStore(),
		scheduler: { after: () => () => undefined },
		lock: { ifFree: (work) => work().then(() => true) }
	};
	return new Phone(ports);
}

describe('a ruling just given', () => {
	let phone: Phone;
	beforeEach(async () => {
		phone = phoneInTheMountains();
		await phone.begin('0190a000-0000-7000-8d00-000000000001' as DeviceId);
	});

	test('is gone without a trace when it is taken back before anything was sent', async () => {
		const row = await phone.note(confirm(1));
		expect((await phone.look()).outbox).toHaveLength(1);
		expect(await phone.undo(row)).toBe(true);
		expect((await phone.look()).outbox).toEqual([]);
	});

	test('can be taken back with others given in the same breath, the last one first', async () => {
		const rows = [await phone.note(confirm(1)), await phone.note(confirm(2)), await phone.note(confirm(3))];
		for (const row of rows.toReversed()) expect(await phone.undo(row)).toBe(true);
		expect((await phone.look()).outbox).toEqual([]);
	});

	test('stands once a phone has tried to send it, since the server may have heard it', async () => {
		const row = await phone.note(confirm(1));
		await phone.syncer.start();
		expect(await phone.undo(row)).toBe(false);
		expect((await phone.look()).outbox).toHaveLength(1);
	});
});
