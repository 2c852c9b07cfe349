import { setImmediate as breathe } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Scope } from '#lib/domain/access/scope.ts';
import { type Change, writeEntries } from '#server/store/entries.ts';
import { behindSavepoint } from '#server/store/savepoint.ts';
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
		await breathe();
		while (queue.length > 0) {
			await commit();
			await breathe();
		}
		draining = false;
	}

	async function commit(): Promise<void> {
		const taken: Waiting[] = [];
		const keep: (() => void)[] = [];
		const moved = new Set<Scope>();
		try {
			await db.transaction().execute(async (transaction) => {
				const until = performance.now() + SLICE_MS;
				for (let job = queue.shift(); job; job = performance.now() < until ? queue.shift() : undefined) {
					const { run, fail } = job;
					taken.push(job);
					const done = await behindSavepoint(transaction, () => run(transaction));
					if (!done.ok) {
						fail(done.error);
						continue;
					}
					keep.push(done.value);
					for (const scope of job.scopes) moved.add(scope);
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
