import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export type Lock = { readonly release: () => void };

/**
 * One process per database. The lock is the operating system's, held on a file beside the database: it falls with the process
 * that holds it, however that ends, so there is no stale lock to judge. `undefined` when somebody else holds it.
 */
export function takeLock(dataDir: string): Lock | undefined {
	const file = new DatabaseSync(join(dataDir, 'berbagi.lock'));
	try {
		file.exec('PRAGMA busy_timeout=0; PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
	} catch (error) {
		file.close();
		if (error instanceof Error && error.message.includes('locked')) return undefined;
		throw error;
	}
	return {
		release: () => {
			file.close();
		}
	};
}
