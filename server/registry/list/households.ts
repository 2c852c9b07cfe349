import type { LocalDate } from '#lib/domain/time.ts';
import { readRows } from '#server/registry/list/cells.ts';
import type { RowFault, RowFaultCode } from '#server/registry/list/fault.ts';
import { MemberRow } from '#server/registry/list/rows.ts';
import type { Table } from '#server/registry/list/table.ts';
import type { ListedHousehold, ListedMember } from '#server/registry/listed.ts';

const HEAD = 'Kepala Keluarga';

type Taken = { readonly row: number; readonly cells: MemberRow };

/**
 * Families from a file with one row per member. A row that cannot be taken leaves the others of its family where they stand;
 * without a head there is no family, and all its rows wait.
 */
export function readHouseholds(table: Table, today: LocalDate): { households: ListedHousehold[]; faults: RowFault[] } {
	const { taken, refused } = readRows(table, MemberRow);
	const places = placesOf(table);
	const niks = new Set<string>();
	const households: ListedHousehold[] = [];
	for (const rows of Map.groupBy(taken, ({ cells }) => cells.id_keluarga).values()) {
		const refuse = ({ row }: Taken, code: RowFaultCode) => void refused.push({ file: table.file, row, code });
		const head = rows.find(({ cells }) => cells.hubungan === HEAD);
		if (!head) {
			for (const row of rows) refuse(row, 'no_head');
			continue;
		}
		const members = [head, ...rows.filter((row) => row !== head)].filter((row) => {
			const code = whyNot(row, head, { niks, today });
			if (code) refuse(row, code);
			else if (row.cells.nik !== null) niks.add(row.cells.nik);
			return !code;
		});
		if (members[0] === head) households.push(householdOf(table, { head, members, places }));
		else for (const row of members) refuse(row, 'no_head');
	}
	return { households, faults: refused };
}

type Known = { readonly niks: ReadonlySet<string>; readonly today: LocalDate };

function whyNot(row: Taken, head: Taken, { niks, today }: Known): RowFaultCode | undefined {
	const { nik, tanggal_lahir: birth, hubungan: relation } = row.cells;
	if (row !== head && relation === HEAD) return 'two_heads';
	if (birth > today) return 'birth_in_future';
	if (nik !== null && niks.has(nik)) return 'nik_twice';
	const one = factsOf(row.cells);
	const other = factsOf(head.cells);
	return JSON.stringify(one) === JSON.stringify(other) ? undefined : 'household_differs';
}

/** Where each row stands in its family, the head first, rows that cannot be taken counted too: positions do not move later. */
function placesOf({ rows }: Table): { readonly position: Map<number, number>; readonly listed: Map<string, number> } {
	const position = new Map<number, number>();
	const listed = new Map<string, number>();
	const heads = rows.filter(({ cells }) => cells.hubungan === HEAD);
	for (const { row, cells } of [...heads, ...rows.filter(({ cells }) => cells.hubungan !== HEAD)]) {
		const number = cells.id_keluarga ?? '';
		const before = listed.get(number) ?? 0;
		position.set(row, before);
		listed.set(number, before + 1);
	}
	return { position, listed };
}

/** What a row says of the whole family: the same on each of its rows. */
function factsOf(cells: MemberRow) {
	return {
		number: cells.id_keluarga,
		village: cells.kode_desa,
		kkNumber: cells.no_kk,
		address: cells.alamat,
		hamlet: cells.dusun,
		rt: cells.rt,
		rw: cells.rw,
		lat: cells.lat,
		lng: cells.lng,
		decile: cells.desil,
		aid: cells.bantuan,
		floor: cells.jenis_lantai,
		wall: cells.jenis_dinding,
		roof: cells.jenis_atap,
		water: cells.sumber_air,
		power: cells.daya_listrik,
		toilet: cells.jamban
	};
}

type Family = { head: Taken; members: Taken[]; places: ReturnType<typeof placesOf> };

function householdOf({ file }: Table, { head, members, places }: Family): ListedHousehold {
	return {
		place: { file, row: head.row },
		name: head.cells.nama,
		...factsOf(head.cells),
		listed: places.listed.get(head.cells.id_keluarga) ?? members.length,
		members: members.map(({ row, cells }) => memberOf(cells, places.position.get(row) ?? 0))
	};
}

function memberOf(cells: MemberRow, position: number): ListedMember {
	return {
		position,
		nik: cells.nik,
		name: cells.nama,
		relation: cells.hubungan,
		sex: cells.jenis_kelamin,
		birthDate: cells.tanggal_lahir,
		school: cells.status_sekolah,
		work: cells.pekerjaan,
		disability: cells.disabilitas,
		illness: cells.penyakit_kronis
	};
}
