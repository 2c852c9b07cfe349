import type { ListFile } from '#server/registry/list/fault.ts';
import { Chance } from '#server/demo/chance.ts';
import { Numbers } from '#server/demo/register/numbers.ts';

/** A delivered list while a test prepares it: rows by file, every cell a text. */
export type Draft = Record<ListFile, Record<string, string>[]>;

export const VILLAGES = ['35.10.21.2008', '35.10.21.2005', '35.10.21.1001'] as const;

const VILLAGE_NAMES = ['Telemung', 'Kelir', 'Kalipuro'] as const;
const NAMES = ["NUR'AINI", 'SITI "MBAK" AMINAH', 'SLAMET, ALM.', 'PAIDI', 'MISNATI', 'HARIANI'] as const;

/**
 * A small clean list, the same for the same seed: three villages (the last a *kelurahan* whose lurah is also a civil servant
 * and fosters), two families in each, four sponsors.
 */
export function buildList(seed = 1): Draft {
	const chance = new Chance(seed);
	const numbers = new Numbers(chance, 21);
	const sponsors = Array.from({ length: 4 }, (_, place) => sponsorRow(numbers, place));
	const lurah = sponsors[3]!;
	const families = VILLAGES.flatMap((village, place) => [
		...familyRows({ chance, numbers }, village, 2 * place),
		...familyRows({ chance, numbers }, village, 2 * place + 1)
	]);
	return {
		'wilayah.csv': VILLAGES.map((code, place) => ({
			kode_kecamatan: '35.10.21',
			nama_kecamatan: 'Kalipuro',
			kode_desa: code,
			nama_desa: VILLAGE_NAMES[place] ?? '',
			jenis: code.split('.')[3]!.startsWith('1') ? 'kelurahan' : 'desa',
			lat: '-8.142',
			lng: '114.382',
			sumber_koordinat: 'centroid',
			kode_pos: ''
		})),
		'asn.csv': sponsors,
		'kepala_desa.csv': VILLAGES.map((village, place) => headRow(numbers, village, place === 2 ? lurah : undefined)),
		'keluarga.csv': families,
		'penugasan.csv': [0, 1, 2, 4].map((family, place) => ({
			id_penugasan: `P${place + 1}`,
			nip: sponsors[place]!.nip!,
			id_keluarga: familyNumber(family),
			mulai: '2026-10-12',
			selesai: '',
			status: 'aktif',
			cara: 'otomatis'
		}))
	};
}

export const familyNumber = (place: number): string => `KEL${String(place + 1).padStart(3, '0')}`;

function sponsorRow(numbers: Numbers, place: number): Record<string, string> {
	return {
		nip: numbers.nip('1985-03-12', { kind: 'PNS', sex: 'P' }),
		nama: `Rini Lestari ${place + 1}, S.Pd.`,
		jenis_kelamin: 'P',
		golongan: 'III/b',
		jabatan: 'Guru Ahli Pertama',
		opd: 'Dinas Pendidikan',
		no_hp: numbers.phone(),
		kode_desa_domisili: VILLAGES[0],
		kode_desa_kantor: '',
		sejahtera: 'ya',
		jenis_asn: 'PNS',
		unit_kerja: 'SDN 1 Kalipuro'
	};
}

function headRow(numbers: Numbers, village: string, lurah?: Record<string, string>): Record<string, string> {
	return {
		kode_desa: village,
		nama_desa: '',
		nama_kecamatan: 'Kalipuro',
		jenis: lurah ? 'kelurahan' : 'desa',
		jabatan: lurah ? 'Lurah' : 'Kepala Desa',
		nama: lurah?.nama ?? `Kepala ${village}`,
		jenis_kelamin: 'P',
		nip: lurah?.nip ?? '',
		no_hp: lurah?.no_hp ?? numbers.phone(),
		mulai_jabatan: '2024-02-01',
		akhir_jabatan: lurah ? '' : '2032-02-01'
	};
}

type Drawing = { readonly chance: Chance; readonly numbers: Numbers };

function familyRows({ chance, numbers }: Drawing, village: string, place: number): Record<string, string>[] {
	const kk = numbers.kk('2019-05-20');
	const rt = `00${chance.between(1, 4)}`;
	const members = [
		['Kepala Keluarga', 'P', '1956-07-01'],
		['Anak', 'L', '1990-11-23'],
		['Cucu', 'P', '2014-02-28']
	].slice(0, 1 + (place % 3)) as [string, 'L' | 'P', string][];
	return members.map(([hubungan, sex, birth], position) => ({
		id_keluarga: familyNumber(place),
		no_kk: kk,
		nik: numbers.nik(birth, sex),
		nama: position === 0 ? NAMES[place]! : `ANGGOTA ${position}`,
		hubungan,
		jenis_kelamin: sex,
		tanggal_lahir: birth,
		status_sekolah: 'Tidak sekolah lagi',
		pekerjaan: 'Buruh tani',
		disabilitas: 'Tidak',
		penyakit_kronis: position === 0 ? 'Hipertensi;Rematik' : 'Tidak',
		alamat: `Dusun Krajan, RT ${rt}`,
		dusun: 'Krajan',
		rt,
		rw: '001',
		kode_desa: village,
		nama_desa: '',
		nama_kecamatan: 'Kalipuro',
		desil: '1',
		bantuan: 'PKH;PBI-JKN',
		jenis_lantai: 'Tanah',
		jenis_dinding: 'Tembok',
		jenis_atap: 'Genteng',
		sumber_air: 'PDAM',
		daya_listrik: '450 VA',
		jamban: 'Bersama',
		lat: place % 2 === 0 ? '-8.14210' : '',
		lng: place % 2 === 0 ? '114.38200' : ''
	}));
}

/** A file as an office sends it: RFC 4180, quoted only where it must be. */
export function csvOf(rows: readonly Record<string, string>[]): Uint8Array {
	const [first = {}] = rows;
	const columns = Object.keys(first);
	const lines = [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
	return new TextEncoder().encode(lines.map((cells) => `${cells.map(quoted).join(',')}\n`).join(''));
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
