import type { Summary } from '#server/registry/import-list.ts';
import { LIST_FILES, type ListFault, type RowFault, type RowFaultCode } from '#server/registry/list/fault.ts';
import { COUNTED, type Counted } from '#server/registry/slices.ts';

// What the import says to whoever runs it: rows and reasons, never what stands in them.

const TABLES: Record<Counted, string> = {
	district: 'kecamatan',
	village: 'desa/kelurahan',
	person: 'akun',
	person_role: 'peran',
	household: 'keluarga',
	member: 'anggota keluarga',
	assignment: 'penugasan'
};

const ROWS: Record<RowFaultCode, string> = {
	cells: 'jumlah selnya tidak sama dengan jumlah judul kolom',
	value: 'isinya tidak dapat dibaca',
	nik: 'NIK tidak mungkin (panjang, tanggal, atau nomor urut)',
	kk_number: 'nomor KK tidak 16 angka',
	nip: 'NIP tidak 18 angka',
	birth_in_future: 'tanggal lahir belum terjadi',
	code_contradicts: 'kode desa tidak cocok dengan kecamatan atau jenisnya',
	twice: 'sudah ada di baris sebelumnya',
	nik_twice: 'NIK sudah ada di baris sebelumnya',
	no_login: 'tanpa NIP dan tanpa nomor HP, tidak dapat masuk',
	household_differs: 'data keluarganya berbeda dengan baris kepala keluarga',
	no_head: 'keluarganya tidak punya kepala keluarga yang dapat diterima',
	two_heads: 'keluarganya sudah punya kepala keluarga',
	status_contradicts: 'status tidak cocok dengan tanggal selesai',
	ends_before_start: 'selesai sebelum mulai',
	phone_of_another: 'nomor HP dipakai akun orang lain',
	sponsor_unknown: 'NIP ini bukan orang tua asuh yang terdaftar',
	household_unknown: 'keluarga ini tidak terdaftar',
	already_fostered: 'keluarga ini sudah punya orang tua asuh pada waktu itu'
};

const FILES: Record<ListFault['code'], string> = {
	file_missing: 'tidak ada',
	file_too_large: 'lebih dari 80 MB',
	not_utf8: 'bukan UTF-8',
	quotes_broken: 'tanda kutipnya tidak lengkap',
	too_many_rows: 'lebih dari 200.000 baris',
	column_missing: 'tidak punya kolom',
	column_twice: 'punya dua kolom',
	area_unreadable: 'tidak dapat dibaca; daftar wilayah harus lengkap, kolom',
	village_unknown: 'menyebut desa yang tidak ada di wilayah.csv, kolom'
};

// Enough to see what is wrong with a file that is wrong throughout.
const SHOWN = 40;

/** Why nothing was taken, a line a reason. */
export function refusalLines(faults: readonly ListFault[]): string[] {
	const lines = faults.map(({ file, code, column, row }) => {
		const where = row === undefined ? file : `${file} baris ${row}`;
		return `  ${where}: ${FILES[code]}${column === undefined ? '' : ` ${column}`}`;
	});
	return ['Tidak ada yang diimpor:', ...shortened(lines)];
}

/** What was taken, table by table, and the rows that were not. */
export function summaryLines({ counts, faults }: Summary): string[] {
	const tables = COUNTED.map((table) => {
		const { new: added, changed, unchanged, gone } = counts[table];
		const left = gone > 0 ? `, ${gone} keluar` : '';
		return `  ${TABLES[table].padEnd(17)} ${added} baru, ${changed} berubah, ${unchanged} tetap${left}`;
	});
	return [
		'Selesai.',
		...tables,
		'Keluarga, orang, dan penugasan yang tidak ada lagi di daftar tetap tersimpan; impor ini tidak menghapusnya.',
		...(faults.length === 0
			? []
			: [`${faults.length} baris tidak diterima:`, ...shortened(inOrder(faults).map(lineOf))])
	];
}

function lineOf({ file, row, code, column }: RowFault): string {
	return `  ${file} baris ${row}: ${ROWS[code]}${column === undefined ? '' : ` (${column})`}`;
}

const inOrder = (faults: readonly RowFault[]): RowFault[] =>
	[...faults].sort((a, b) => LIST_FILES.indexOf(a.file) - LIST_FILES.indexOf(b.file) || a.row - b.row);

function shortened(lines: readonly string[]): string[] {
	const more = lines.length - SHOWN;
	return more > 0 ? [...lines.slice(0, SHOWN), `  … dan ${more} lagi`] : [...lines];
}
