import type { Scope } from '#lib/domain/access/scope.ts';
import { migrate } from '#server/store/migrate.ts';
import type { Database } from '#server/store/schema.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { createWriter, type Job } from '#server/store/writer.ts';

/** The one way to the database. Nothing here assumes that a query is synchronous. */
export interface Store {
	/** Runs a job in the writer's queue; resolves after its commit is on the disk, rejects when nothing of it was kept. */
	write<T>(job: Job<T>): Promise<T>;
	/** Asks in one snapshot: what several queries see fits together. */
	read<T>(ask: (db: Database) => Promise<T>): Promise<T>;
	/** Hears which scopes a commit moved; returns how to stop hearing. */
	onMoved(hear: (scopes: ReadonlySet<Scope>) => void): () => void;
	close(): Promise<void>;
}

/** Opens (and where needed creates) the embedded database: one connection that writes, one that only reads. */
export async function openStore(file: string): Promise<Store> {
	const writing = openSqlite(file);
	await migrate(writing);
	// A database in memory is private to its connection.
	const reading = file === ':memory:' ? writing : openSqlite(file, { readOnly: true });
	const listeners = new Set<(scopes: ReadonlySet<Scope>) => void>();
	const write = createWriter(writing, (scopes) => {
		for (const hear of listeners) hear(scopes);
	});
	return {
		write,
		read: (ask) => reading.transaction().execute(ask),
		onMoved(hear) {
			listeners.add(hear);
			return () => listeners.delete(hear);
		},
		async close() {
			await write(() => Promise.resolve());
			if (reading !== writing) await reading.destroy();
			await writing.destroy();
		}
	};
}
