import { sql } from 'kysely';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Database } from '#server/store/schema.ts';

/** Runs work inside a transaction so that, when it throws, nothing of it is kept and the transaction goes on. */
export async function behindSavepoint<T>(db: Database, work: () => Promise<T>): Promise<Result<T, unknown>> {
	await sql`savepoint step`.execute(db);
	try {
		const value = await work();
		await sql`release savepoint step`.execute(db);
		return ok(value);
	} catch (fault) {
		await sql`rollback to savepoint step`.execute(db);
		await sql`release savepoint step`.execute(db);
		return err(fault);
	}
}
