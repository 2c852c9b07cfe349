import { setImmediate as breathe } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Scope } from '#lib/domain/access/scope.ts';
import { type Change, writeEntries } from '#server/store/entries.ts';
import type { Database, Tables } from '#server/store/schema.ts';

/** What a writing job is given: the transaction, and a way to say which rows of which scopes it changed. */
export type Writing = { readonly db: Database; readonly changed: (...changes: Change[]) => void };

export type Job<T> = (writing: Writing) => Promise<T>;
type Waiting = { run: (db: Database) => Promise<() => void>; fail: (error: unknown) => void; scopes: Scope[] };

// How long one commit may gather: beyond it others, reading, would wait too long.
const SLICE_MS = 50;

/**
 * The one writer: jobs wait in one queue and what waits is committed together, each behind its own savepoint, so that one
 * that throws takes nothing with it but itself. A promise is kept (resolved) only after the commit is on the disk.
 */
export function createWriter(db: Kysely<Tables>, committed: (scopes: ReadonlySet<Scope>) => void) {
	const queue: Waiting[] = [];
	let draining = false;

	async function drain(): Promise<void> {
		draining = true;
		// The database is synchronous: without a breath between commits nothing else in the process would run.
		for (await breathe(); queue.length > 0; await breathe()) await commit();
		draining = false;
	}

	async function commit(): Promise<void> {
		const taken: Waiting[] = [];
		const keep: (() => void)[] = [];
		const moved = new Set<Scope>();
		try {
			await db.transaction().execute(async (transaction) => {
				const until = performance.now() + SLICE_MS;
				for (let next = queue.shift(); next; next = performance.now() < until ? queue.shift() : undefined) {
					taken.push(next);
					const done = await behindSavepoint(transaction, next);
					if (!done) continue;
					keep.push(done);
					for (const scope of next.scopes) moved.add(scope);
				}
			});
		} catch (error) {
			for (const job of taken) job.fail(error);
			return;
		}
		for (const done of keep) done();
		if (moved.size > 0) committed(moved);
	}

	return function write<T>(job: Job<T>): Promise<T> {
		return new Promise<T>((resolve, reject) => {
			const changes: Change[] = [];
			const waiting: Waiting = {
				scopes: [],
				fail: reject,
				run: async (transaction) => {
					const value = await job({ db: transaction, changed: (...more) => changes.push(...more) });
					waiting.scopes = await writeEntries(transaction, changes);
					return () => {
						resolve(value);
					};
				}
			};
			queue.push(waiting);
			if (!draining) void drain();
		});
	};
}

async function behindSavepoint(transaction: Database, job: Waiting): Promise<(() => void) | undefined> {
	await sql`savepoint job`.execute(transaction);
	try {
		const done = await job.run(transaction);
		await sql`release savepoint job`.execute(transaction);
		return done;
	} catch (error) {
		await sql`rollback to savepoint job`.execute(transaction);
		await sql`release savepoint job`.execute(transaction);
		job.fail(error);
		return undefined;
	}
}
