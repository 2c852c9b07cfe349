import { Dexie, type EntityTable, type Table as DexieTable, type Transaction } from 'dexie';
import {
	KEY,
	type Durability,
	type Store,
	type Stored,
	type Table,
	type TableName,
	type Tables
} from '#lib/sync/replica/store.ts';

const LAYOUT = Object.fromEntries(
	Object.entries(KEY).map(([name, key]) => [name, name === 'base' ? `${key}, *scopes` : key])
) as Record<TableName, string>;

/**
 * One person's copy in IndexedDB. A shipped layout never changes: a new one is a new database (its name carries the number),
 * because upgrades cannot be rolled back. The name holds a random id and nothing about the person.
 */
class Copy extends Dexie {
	declare readonly base: EntityTable<Stored['base'], 'key'>;

	constructor(personId: string, durability: Durability) {
		super(`berbagi-v1-${personId}`, { chromeTransactionDurability: durability });
		this.version(1).stores(LAYOUT);
	}
}

/** What a dead handle says: the connection is opened anew and the whole transaction run again. */
const DEAD = new Set(['UnknownError', 'InvalidStateError', 'DatabaseClosedError']);

/** Durability belongs to a connection, so there are two: what must be on the disk goes through the strict one. */
export function createDexieStore(personId: string): Store & { close(): void; delete(): Promise<void> } {
	const copies = { strict: new Copy(personId, 'strict'), relaxed: new Copy(personId, 'relaxed') };

	async function run<T>(
		mode: 'rw' | 'r',
		durability: Durability,
		names: TableName[],
		work: (tables: Tables) => Promise<T>
	) {
		const copy = copies[durability];
		// Said to be `async`, and its tables asked of the transaction: else Dexie loses sight of it at the first native `await`.
		const once = () => copy.transaction(mode, names, async (transaction) => await work(over(transaction, names)));
		try {
			return await once();
		} catch (error) {
			if (!(error instanceof Error && DEAD.has(error.name))) throw error;
			copy.close({ disableAutoOpen: false });
			await copy.open();
			return once();
		}
	}

	return {
		change: (durability, names, work) => run('rw', durability, names, work),
		look: (names, work) => run('r', 'relaxed', names, work),
		close() {
			copies.strict.close();
			copies.relaxed.close();
		},
		async delete() {
			copies.strict.close();
			await copies.relaxed.delete();
		}
	};
}

function over(transaction: Transaction, names: TableName[]): Tables {
	return Object.fromEntries(
		names.map((name) => [name, wrap(transaction.table<unknown, string | number>(name))])
	) as unknown as Tables;
}

function wrap<T>(table: DexieTable<T, string | number>): Table<T> {
	return {
		get: (key) => table.get(key),
		all: () => table.toArray(),
		inScope: (scope) => table.where('scopes').equals(scope).toArray(),
		put: async (...rows) => {
			await table.bulkPut(rows);
		},
		remove: (...keys) => table.bulkDelete(keys),
		clear: () => table.clear()
	};
}
