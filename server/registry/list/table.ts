import Papa from 'papaparse';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ListFault, ListFile } from '#server/registry/list/fault.ts';

const MAX_BYTES = 80_000_000;
const MAX_ROWS = 200_000;

/** One file as it was delivered: its rows by column, blank ones left out and blanks around a cell taken off. */
export type Table = {
	readonly file: ListFile;
	readonly rows: readonly TableRow[];
};

/** `fits` is false where there are more or fewer cells than headings: nothing in it is certain. */
type TableRow = {
	readonly row: number;
	readonly cells: Readonly<Record<string, string>>;
	readonly fits: boolean;
};

/**
 * Reads a clean file: UTF-8, comma, RFC 4180. Columns that nobody asked for are left where they are; a file that cannot be
 * read beyond doubt, or lacks a column, is refused whole.
 */
export function readTable(
	file: ListFile,
	bytes: Uint8Array | undefined,
	columns: readonly string[]
): Result<Table, ListFault> {
	if (!bytes) return err({ file, code: 'file_missing' });
	if (bytes.byteLength > MAX_BYTES) return err({ file, code: 'file_too_large' });
	const text = decode(bytes);
	if (text === undefined) return err({ file, code: 'not_utf8' });
	const { data, errors } = Papa.parse<string[]>(text, { delimiter: ',' });
	const [broken] = errors;
	if (broken) return err({ file, code: 'quotes_broken', ...(broken.row === undefined ? {} : { row: broken.row + 1 }) });
	if (data.length > MAX_ROWS) return err({ file, code: 'too_many_rows' });

	const [header = [], ...records] = data;
	const wrong = whatIsWrong(file, header, columns);
	return wrong ? err(wrong) : ok(tabulate(file, { header, records, columns }));
}

function whatIsWrong(file: ListFile, header: string[], columns: readonly string[]): ListFault | undefined {
	const missing = columns.find((column) => !header.includes(column));
	if (missing !== undefined) return { file, code: 'column_missing', column: missing };
	const twice = columns.find((column) => header.indexOf(column) !== header.lastIndexOf(column));
	return twice === undefined ? undefined : { file, code: 'column_twice', column: twice };
}

type Records = { header: string[]; records: string[][]; columns: readonly string[] };

function tabulate(file: ListFile, { header, records, columns }: Records): Table {
	const places = columns.map((column) => [column, header.indexOf(column)] as const);
	const rows: TableRow[] = [];
	for (const [index, record] of records.entries()) {
		if (record.every((cell) => cell.trim() === '')) continue;
		const cells = Object.fromEntries(places.map(([column, at]) => [column, record[at]?.trim() ?? '']));
		rows.push({ row: index + 2, cells, fits: record.length === header.length });
	}
	return { file, rows };
}

function decode(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}
