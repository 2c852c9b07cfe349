import * as z from 'zod/mini';
import { ROW_FAULTS, type RowFault, type RowFaultCode } from '#server/registry/list/fault.ts';
import type { Table } from '#server/registry/list/table.ts';

/** What a cell says, as the value it becomes. */
type Cell<T> = z.ZodMiniType<T, string>;

/** A cell that may be empty, because the list does not know, or hold the one word for nothing to report. */
export const known = <T>(value: Cell<T>, nothing = '') =>
	z.pipe(
		z.pipe(
			z.string(),
			z.transform((cell) => blankOr(cell, nothing))
		),
		z.nullable(value)
	);

/** A number with a decimal point, or nothing. */
export const decimal = (value: z.ZodMiniType<number, number>) =>
	known(
		z.pipe(
			z.pipe(
				z.string().check(z.regex(/^-?\d{1,3}(\.\d{1,10})?$/)),
				z.transform((cell) => Number(cell))
			),
			value
		)
	);

/** Several words joined by semicolons. */
export const several = <T>(value: Cell<T>, nothing = '') =>
	z.pipe(
		z.pipe(
			z.string(),
			z.transform((cell) => cell.split(';').flatMap((part) => blankOr(part, nothing) ?? []))
		),
		z.array(value)
	);

/** A telephone number however it was typed: blanks and dashes go, +62 becomes 0. */
export const telephone = (value: Cell<string>) =>
	z.pipe(
		z.pipe(
			z.string(),
			z.transform((cell) => cell.replace(/[\s.-]/g, '').replace(/^\+62/, '0'))
		),
		known(value)
	);

function blankOr(cell: string, nothing: string): string | null {
	const word = cell.trim();
	return word === nothing || word === '' ? null : word;
}

/** The rows of a file that its schema takes, and a fault for each of the others, with the column it is about. */
export function readRows<T>({ file, rows }: Table, schema: z.ZodMiniType<T>) {
	const taken: { readonly row: number; readonly cells: T }[] = [];
	const refused: RowFault[] = [];
	for (const { row, cells, fits } of rows) {
		const read = z.safeParse(schema, cells);
		if (!fits) refused.push({ file, row, code: 'cells' });
		else if (read.success) taken.push({ row, cells: read.data });
		else refused.push({ file, row, ...whatIsWrong(read.error.issues[0]) });
	}
	return { taken, refused };
}

function whatIsWrong(issue: z.core.$ZodIssue | undefined): Pick<RowFault, 'code' | 'column'> {
	const column = issue?.path[0];
	const code = ROW_FAULTS.find((known): known is RowFaultCode => known === issue?.message) ?? 'value';
	return { code, ...(typeof column === 'string' ? { column } : {}) };
}
