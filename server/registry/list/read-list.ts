import { err, ok, type Result } from '#lib/domain/result.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { readAssignments } from '#server/registry/list/assignments.ts';
import { LIST_FILES, type ListFault, type ListFile, type RowFault } from '#server/registry/list/fault.ts';
import { readHouseholds } from '#server/registry/list/households.ts';
import { readPeople } from '#server/registry/list/people.ts';
import { AreaRow, AssignmentRow, HeadRow, MemberRow, SponsorRow } from '#server/registry/list/rows.ts';
import { readTable, type Table } from '#server/registry/list/table.ts';
import { readVillages } from '#server/registry/list/villages.ts';
import type { ListedAssignment, ListedHousehold, ListedPerson, ListedVillage } from '#server/registry/listed.ts';

/** A whole list, checked: what can be taken, and the rows that cannot. */
export type List = {
	readonly villages: readonly ListedVillage[];
	readonly people: readonly ListedPerson[];
	readonly households: readonly ListedHousehold[];
	readonly assignments: readonly ListedAssignment[];
	readonly faults: readonly RowFault[];
};

const COLUMNS = {
	'wilayah.csv': Object.keys(AreaRow.shape),
	'asn.csv': Object.keys(SponsorRow.shape),
	'kepala_desa.csv': Object.keys(HeadRow.shape),
	'keluarga.csv': Object.keys(MemberRow.shape),
	'penugasan.csv': Object.keys(AssignmentRow.shape)
} as const satisfies Record<ListFile, string[]>;

/** The columns that must name a village of the area list. */
const VILLAGES = {
	'wilayah.csv': [],
	'asn.csv': ['kode_desa_domisili', 'kode_desa_kantor'],
	'kepala_desa.csv': ['kode_desa'],
	'keluarga.csv': ['kode_desa'],
	'penugasan.csv': []
} as const satisfies Record<ListFile, string[]>;

/**
 * Reads and checks the five files of a list; `open` gives the bytes of one. A file that lacks a column or names a village that
 * is not in the area list speaks of another regency or another layout: then nothing of the folder is taken. The area list
 * itself is taken whole or not at all.
 */
export function readList(
	open: (file: ListFile) => Uint8Array | undefined,
	today: LocalDate
): Result<List, readonly ListFault[]> {
	const read = LIST_FILES.map((file) => readTable(file, open(file), COLUMNS[file]));
	const unread = read.flatMap((table) => (table.ok ? [] : [table.error]));
	const tables = read.flatMap((table) => (table.ok ? [table.value] : []));
	const [areas, sponsors, heads, members, assigned] = tables;
	if (!areas || !sponsors || !heads || !members || !assigned) return err(unread);

	const { villages, faults: ofAreas } = readVillages(areas);
	if (ofAreas.length > 0) return err(ofAreas.map(({ code: _, ...place }) => ({ ...place, code: 'area_unreadable' })));
	const unknown = tables.flatMap((table) => unknownVillages(table, new Set(villages.map(({ code }) => code))));
	if (unknown.length > 0) return err(unknown);

	const { people, faults: ofPeople } = readPeople(sponsors, heads);
	const { households, faults: ofHouseholds } = readHouseholds(members, today);
	const { assignments, faults: ofAssignments } = readAssignments(assigned);
	const all = [...ofPeople, ...ofHouseholds, ...ofAssignments];
	return ok({ villages, people, households, assignments, faults: all });
}

function unknownVillages({ file, rows }: Table, known: ReadonlySet<string>): ListFault[] {
	return rows.flatMap(({ row, cells, fits }) =>
		VILLAGES[file]
			.filter((column) => fits && cells[column] && !known.has(cells[column]))
			.map((column): ListFault => ({ file, code: 'village_unknown', row, column }))
	);
}
