import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import type { Tables } from '#server/store/schema.ts';

// Older ones can corrupt a write-ahead log that several connections share (fixed in 3.51.3).
const OLDEST = [3, 51, 3] as const;

/**
 * Opens the embedded database. `synchronous=FULL` is the promise behind every receipt: a commit that was answered is on the
 * disk. Whoever writes is alone, so nothing waits for a lock: a second writer is a fault and fails at once.
 */
export function openSqlite(file: string, { readOnly = false } = {}): Kysely<Tables> {
	const raw = new DatabaseSync(file, { readOnly });
	refuseOldSqlite(raw);
	if (!readOnly) raw.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
	raw.exec('PRAGMA foreign_keys=ON; PRAGMA busy_timeout=0');
	return new Kysely<Tables>({ dialect: new SqliteDialect({ database: adapt(raw) }) });
}

function adapt(raw: DatabaseSync): SqliteDatabase {
	return {
		close: () => {
			raw.close();
		},
		prepare(sql) {
			const statement = raw.prepare(sql);
			// Kysely hands over what the queries bind: text, numbers and null.
			return {
				reader: statement.columns().length > 0,
				all: (bound) => statement.all(...(bound as never[])),
				run: (bound) => statement.run(...(bound as never[])),
				iterate: (bound) => statement.iterate(...(bound as never[]))
			};
		}
	};
}

function refuseOldSqlite(raw: DatabaseSync): void {
	const { version } = raw.prepare('select sqlite_version() as version').get() as { version: string };
	const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
	const older = major - OLDEST[0] || minor - OLDEST[1] || patch - OLDEST[2];
	if (older < 0 || version === '3.52.0')
		throw new Error(`SQLite ${version} can lose data here: Node 24.21 carries a safe one`);
}
