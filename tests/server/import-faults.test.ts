import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refusalLines, summaryLines } from '#server/cli/import-report.ts';
import { LIST_FILES } from '#server/registry/list/fault.ts';
import { buildList, type Draft, familyNumber } from '../support/list-builder.ts';
import { type Office, openOffice, refusalOf } from '../support/registry-office.ts';

let office: Office;
beforeEach(async () => {
	office = await openOffice();
});
afterEach(() => office.close());

// Columns that the programme does not need: a list without them is whole.
const UNUSED = new Set(['sumber_koordinat', 'kode_pos', 'nama_desa', 'nama_kecamatan', 'jenis', 'jabatan']);
const NEEDED_ALL_THE_SAME = new Set([
	'wilayah.csv jenis',
	'wilayah.csv nama_desa',
	'wilayah.csv nama_kecamatan',
	'asn.csv jabatan'
]);

describe('nothing of a list is taken', () => {
	it('when a column is missing, whichever it is', () => {
		let tried = 0;
		for (const file of LIST_FILES) {
			for (const column of Object.keys(buildList()[file][0]!)) {
				if (UNUSED.has(column) && !NEEDED_ALL_THE_SAME.has(`${file} ${column}`)) continue;
				const list = buildList();
				list[file] = list[file].map(({ [column]: _, ...row }) => row);
				expect(refusalOf(list)).toEqual([{ file, code: 'column_missing', column }]);
				tried++;
			}
		}
		expect(tried).toBeGreaterThan(50);
	});

	it('when a file is missing', () => {
		const { 'penugasan.csv': _, ...rest } = buildList();
		expect(refusalOf(rest)).toEqual([{ file: 'penugasan.csv', code: 'file_missing' }]);
	});

	it('when a family, a sponsor or a head is of a village that the area list does not have', () => {
		const unknown = '35.10.25.2001';
		const cases: [keyof Draft, string][] = [
			['keluarga.csv', 'kode_desa'],
			['asn.csv', 'kode_desa_domisili'],
			['asn.csv', 'kode_desa_kantor'],
			['kepala_desa.csv', 'kode_desa']
		];
		for (const [file, column] of cases) {
			const list = buildList();
			list[file][1]![column] = unknown;
			expect(refusalOf(list)).toEqual([{ file, code: 'village_unknown', row: 3, column }]);
		}
	});

	it('when the area list contradicts itself', () => {
		const list = buildList();
		list['wilayah.csv'][1]!.kode_kecamatan = '35.10.20';
		expect(refusalOf(list)).toEqual([{ file: 'wilayah.csv', code: 'area_unreadable', row: 3, column: 'kode_desa' }]);
	});

	it('and whoever runs it is told which file and column', () => {
		const lines = refusalLines([{ file: 'asn.csv', code: 'column_missing', column: 'nip' }]);
		expect(lines).toEqual(['Tidak ada yang diimpor:', '  asn.csv: tidak punya kolom nip']);
	});
});

describe('a row that cannot be taken', () => {
	const faulty: [string, keyof Draft, number, Record<string, string>, string][] = [
		['a NIK with a thirteenth month', 'keluarga.csv', 1, { nik: '3510711213529440' }, 'nik'],
		['a NIK that a spreadsheet has ruined', 'keluarga.csv', 1, { nik: '3.51071E+15' }, 'nik'],
		['a card number of fifteen digits', 'keluarga.csv', 1, { no_kk: '351071200519900' }, 'kk_number'],
		['a NIP of seventeen digits', 'asn.csv', 0, { nip: '19850312201001290' }, 'nip'],
		['a birth that is still to come', 'keluarga.csv', 1, { tanggal_lahir: '2031-01-01' }, 'birth_in_future'],
		['a day that does not exist', 'keluarga.csv', 1, { tanggal_lahir: '1990-02-30' }, 'value'],
		['an unknown sex', 'keluarga.csv', 1, { jenis_kelamin: 'X' }, 'value'],
		['another hamlet than the head of the family', 'keluarga.csv', 2, { dusun: 'Lain' }, 'household_differs'],
		['a decile that is none', 'keluarga.csv', 1, { desil: '11' }, 'value'],
		['a head without NIP and telephone', 'kepala_desa.csv', 0, { no_hp: '' }, 'no_login'],
		[
			'an assignment that ends before it begins',
			'penugasan.csv',
			0,
			{ selesai: '2026-10-05', status: 'selesai' },
			'ends_before_start'
		],
		['an assignment that is on and has ended', 'penugasan.csv', 0, { selesai: '2026-10-26' }, 'status_contradicts'],
		['a sponsor whom nobody knows', 'penugasan.csv', 0, { nip: '198503122010012999' }, 'sponsor_unknown'],
		['a family that nobody knows', 'penugasan.csv', 0, { id_keluarga: 'KEL999' }, 'household_unknown'],
		['a family that somebody fosters already', 'penugasan.csv', 1, { id_keluarga: familyNumber(0) }, 'already_fostered']
	];

	it.each(faulty)('for %s is named with its reason', async (_, file, place, cells, code) => {
		const list = buildList();
		Object.assign(list[file][place]!, cells);
		const { faults } = await office.take(list);
		expect(faults).toContainEqual(expect.objectContaining({ file, row: place + 2, code }));
	});

	it('leaves the rest of its family and of the list where they are', async () => {
		const list = buildList();
		const members = list['keluarga.csv'].filter(({ id_keluarga }) => id_keluarga === familyNumber(2));
		const child = list['keluarga.csv'].indexOf(members[1]!);
		const nik = members[1]!.nik!;
		members[1]!.nik = '3510711213529440';
		const { counts, faults } = await office.take(list);
		expect(faults).toEqual([{ file: 'keluarga.csv', row: child + 2, code: 'nik', column: 'nik' }]);
		expect(counts.household.new).toBe(6);
		expect(counts.member.new).toBe(11);

		members[1]!.nik = nik;
		expect((await office.take(list)).counts.member).toMatchObject({ new: 1, changed: 0, gone: 0 });
	});

	it('does not take away a member whom an earlier list had', async () => {
		const list = buildList();
		await office.take(list);
		list['keluarga.csv'].find(({ hubungan }) => hubungan === 'Cucu')!.tanggal_lahir = 'kemarin';
		expect((await office.take(list)).counts.member).toMatchObject({ new: 0, changed: 0, gone: 0 });
	});

	it('makes a whole family wait when it is the row of its head', async () => {
		const list = buildList();
		const rows = list['keluarga.csv'].filter(({ id_keluarga }) => id_keluarga === familyNumber(2));
		rows[0]!.nik = 'tidak ada';
		const { counts, faults } = await office.take(list);
		expect(counts.household.new).toBe(5);
		expect(faults.map(({ code }) => code).sort()).toEqual(['household_unknown', 'nik', 'no_head', 'no_head']);
	});

	it('is not a person without a NIK: such people exist and are kept', async () => {
		const list = buildList();
		list['keluarga.csv'][1]!.nik = '';
		const { counts, faults } = await office.take(list);
		expect(faults).toEqual([]);
		expect(counts.member.new).toBe(12);
	});

	it('is the second of two with the same NIK', async () => {
		const list = buildList();
		list['keluarga.csv'][2]!.nik = list['keluarga.csv'][0]!.nik!;
		expect((await office.take(list)).faults).toEqual([{ file: 'keluarga.csv', row: 4, code: 'nik_twice' }]);
	});

	it('is told of without what stands in it', async () => {
		const list = buildList();
		for (const row of list['keluarga.csv']) row.nik = `${row.nik!.slice(0, 12)}0000`;
		const lines = summaryLines(await office.take(list)).join('\n');
		expect(lines).toContain('keluarga.csv baris 2: NIK tidak mungkin');
		for (const row of list['keluarga.csv']) {
			expect(lines).not.toContain(row.nik!);
			expect(lines).not.toContain(row.nama!);
		}
		expect(lines).not.toMatch(/\d{10}/);
	});
});
