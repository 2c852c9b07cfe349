import { Migrator, type Kysely, type Migration } from 'kysely';
import { up as spine } from '#server/store/migrations/001-spine.ts';

const MIGRATIONS: Record<string, Migration> = { '001-spine': { up: spine } };

/** Brings a database to this programme's layout. Refuses one that a newer programme has already changed. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(MIGRATIONS) } });
	const { error, results = [] } = await migrator.migrateToLatest();
	if (!error) return;
	const failed = results.find(({ status }) => status === 'Error')?.migrationName;
	throw new Error(`the database could not be brought to this layout${failed ? ` (at ${failed})` : ''}`, {
		cause: error
	});
}
