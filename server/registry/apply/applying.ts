import type { LocalDate } from '#lib/domain/time.ts';
import type { RowFaultCode, RowPlace } from '#server/registry/list/fault.ts';
import type { Count, Counted, SliceOutcome } from '#server/registry/slices.ts';
import type { Change } from '#server/store/entries.ts';
import type { Database } from '#server/store/schema.ts';
import type { Writing } from '#server/store/writer.ts';

/** What the application of a slice is given besides the transaction. */
export type Means = {
	readonly newId: () => string;
	readonly today: LocalDate;
	/** Made-up people and families: their rows say so. */
	readonly demo: boolean;
};

/** One slice while it is applied: where it writes, and what it has come to so far. */
export class Applying {
	readonly db: Database;
	readonly changed: (...changes: Change[]) => void;
	readonly means: Means;
	readonly outcome: SliceOutcome = { counts: {}, faults: [] };

	constructor({ db, changed }: Writing, means: Means) {
		this.db = db;
		this.changed = changed;
		this.means = means;
	}

	count(table: Counted, as: keyof Count, rows = 1): void {
		const count = (this.outcome.counts[table] ??= { new: 0, changed: 0, unchanged: 0, gone: 0 });
		count[as] += rows;
	}

	/** Counts one row by what has to be done with it; answers with the columns to change, if there are any. */
	compare<T extends object>(table: Counted, before: T | undefined, wanted: Partial<T>): Partial<T> | undefined {
		const set = before && difference(before, wanted);
		this.count(table, before ? (set ? 'changed' : 'unchanged') : 'new');
		return set;
	}

	refuse({ file, row }: RowPlace, code: RowFaultCode): void {
		this.outcome.faults.push({ file, row, code });
	}
}

/** Whether a change shows on phones: a number that identifies somebody stays in the office. */
export const shows = (set: object | undefined, hidden: string): boolean =>
	set !== undefined && Object.keys(set).some((column) => column !== hidden);

function difference<T extends object>(there: T, wanted: Partial<T>): Partial<T> | undefined {
	const differing = Object.entries(wanted).filter(([column, value]) => there[column as keyof T] !== value);
	// Every entry is one of `wanted`.
	return differing.length > 0 ? (Object.fromEntries(differing) as Partial<T>) : undefined;
}
