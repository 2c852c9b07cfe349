import { ClientId, type DeviceId, type HouseholdId, MutationId, type VisitId } from '#lib/domain/identity/ids.ts';
import type { Scope } from '#lib/domain/access/scope.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import type { Op, PullAnswer } from '#lib/domain/protocol/sync.ts';
import { uuidv7 } from '#lib/sync/adapters/uuid.ts';
import { createMemoryStore } from '#lib/sync/adapters/memory-store.ts';
import { begin } from '#lib/sync/replica/state.ts';
import type { Store, TableName, Tables } from '#lib/sync/replica/store.ts';

export const NOW = Date.parse('2026-11-24T03:00:00Z');

/** Ids that say which one they are: the same number, the same id. */
const idOf = (kind: string, number: number) => `0190a000-0000-7000-8${kind}-${String(number).padStart(12, '0')}`;
export const clientId = (number: number) => ClientId.parse(idOf('c00', number));
const deviceId = (number: number) => idOf('d00', number) as DeviceId;
export const householdId = (number: number) => idOf('a00', number) as HouseholdId;
export const visitId = (number: number) => idOf('b00', number) as VisitId;
export const freshId = () => MutationId.parse(uuidv7(NOW, (bytes) => crypto.getRandomValues(bytes)));

export const withdrawal = (number: number): Intent => ({ name: 'visit.withdraw', args: { visitId: visitId(number) } });

/** A phone's copy that has just been begun. */
export async function freshCopy(): Promise<ReturnType<typeof createMemoryStore>> {
	const store = createMemoryStore();
	await begin(store, clientId(1), deviceId(1));
	return store;
}

/** All that is in the given tables. */
export const contents = (store: Store, ...names: TableName[]) =>
	store.look(names, async (tables: Tables) => Promise.all(names.map((name) => tables[name].all())));

export const put = (scope: Scope, seq: number, id: string, more: Partial<Op> = {}): Op => ({
	scope,
	kind: 'visit',
	id,
	seq,
	op: 1,
	body: { id },
	...more
});

/** A page as the server would send it. */
export function page(more: Partial<PullAnswer> = {}): PullAnswer {
	return {
		epoch: '0'.repeat(32),
		serverTime: NOW,
		durableTo: NOW,
		ops: [],
		cursor: {},
		drop: [],
		reset: false,
		more: false,
		nextMs: 60_000,
		...more
	};
}
