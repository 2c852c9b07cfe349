import {
	KEY,
	type Durability,
	type Store,
	type Stored,
	type Table,
	type TableName,
	type Tables
} from '#lib/sync/replica/store.ts';

type Rows = Map<string | number, unknown>;

/** The store's contract in memory: what tests run many phones on. Whole transactions, one after the other. */
export function createMemoryStore(): Store & { readonly durabilities: Durability[] } {
	const tables = new Map<TableName, Rows>();
	const durabilities: Durability[] = [];
	let last: Promise<unknown> = Promise.resolve();

	function inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = last.then(work, work);
		last = done.catch(() => undefined);
		return done;
	}

	return {
		durabilities,
		change: (durability, names, work) =>
			inTurn(async () => {
				const drafts = new Map(names.map((name) => [name, new Map(tables.get(name))]));
				const result = await work(over(drafts));
				for (const [name, rows] of drafts) tables.set(name, rows);
				durabilities.push(durability);
				return result;
			}),
		look: (names, work) => inTurn(() => work(over(new Map(names.map((name) => [name, new Map(tables.get(name))])))))
	};
}

function over(open: Map<TableName, Rows>): Tables {
	return Object.fromEntries([...open].map(([name, rows]) => [name, table(name, rows)])) as unknown as Tables;
}

function table<N extends TableName>(name: N, rows: Rows): Table<Stored[N]> {
	const key: string = KEY[name];
	const keyOf = (row: Stored[N]) => (row as Record<string, unknown>)[key] as string | number;
	// Copies in and out: what a caller holds must not change what is stored.
	const copies = () =>
		[...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => structuredClone(row) as Stored[N]);
	return {
		get: (wanted) => Promise.resolve(structuredClone(rows.get(wanted)) as Stored[N] | undefined),
		all: () => Promise.resolve(copies()),
		inScope: (scope) => Promise.resolve(copies().filter((row) => 'scopes' in row && row.scopes.includes(scope))),
		put: (...more) => {
			for (const row of more) rows.set(keyOf(row), structuredClone(row));
			return Promise.resolve();
		},
		remove: (...keys) => {
			for (const gone of keys) rows.delete(gone);
			return Promise.resolve();
		},
		clear: () => {
			rows.clear();
			return Promise.resolve();
		}
	};
}
