import * as z from 'zod/mini';
import { DistrictCode, VillageCode, VillageKind } from '#lib/domain/identity/region.ts';
import { LocalDate } from '#lib/domain/time.ts';
import * as atom from '#server/registry/atoms.ts';
import { decimal, known, several, telephone } from '#server/registry/list/cells.ts';

// The columns that are taken from each file, and what a cell of each may hold.

const Coordinates = { lat: decimal(atom.Latitude), lng: decimal(atom.Longitude) };

export const AreaRow = z
	.strictObject({
		kode_kecamatan: DistrictCode,
		nama_kecamatan: atom.words(80),
		kode_desa: VillageCode,
		nama_desa: atom.words(80),
		jenis: VillageKind,
		...Coordinates
	})
	.check(
		z.refine(
			({ kode_kecamatan, kode_desa, jenis }) =>
				kode_desa.startsWith(`${kode_kecamatan}.`) && (kode_desa[9] === '1') === (jenis === 'kelurahan'),
			{ error: 'code_contradicts', path: ['kode_desa'] }
		)
	);

export const SponsorRow = z.strictObject({
	nip: atom.Nip,
	nama: atom.words(120),
	jenis_kelamin: atom.Sex,
	golongan: atom.text(20),
	jabatan: atom.text(120),
	opd: atom.words(120),
	no_hp: telephone(atom.Phone),
	kode_desa_domisili: known(VillageCode),
	kode_desa_kantor: known(VillageCode),
	sejahtera: z.enum(['ya', 'tidak', 'belum']),
	jenis_asn: z.enum(['PNS', 'PPPK']),
	unit_kerja: atom.text(120)
});
export type SponsorRow = z.infer<typeof SponsorRow>;

export const HeadRow = z
	.strictObject({
		kode_desa: VillageCode,
		nama: atom.words(120),
		jenis_kelamin: atom.Sex,
		nip: known(atom.Nip),
		no_hp: telephone(atom.Phone),
		mulai_jabatan: LocalDate,
		akhir_jabatan: known(LocalDate)
	})
	.check(
		z.refine(({ nip, no_hp }) => nip !== null || no_hp !== null, { error: 'no_login', path: ['no_hp'] }),
		z.refine(({ mulai_jabatan: start, akhir_jabatan: end }) => end === null || end >= start, {
			error: 'ends_before_start',
			path: ['akhir_jabatan']
		})
	);
export type HeadRow = z.infer<typeof HeadRow>;

const material = known(atom.words(60));
export const MemberRow = z.strictObject({
	id_keluarga: atom.ListNumber,
	no_kk: known(atom.KkNumber),
	nik: known(atom.Nik),
	nama: atom.words(120),
	hubungan: atom.words(40),
	jenis_kelamin: atom.Sex,
	tanggal_lahir: LocalDate,
	status_sekolah: known(atom.words(40)),
	pekerjaan: known(atom.words(60)),
	disabilitas: known(atom.words(40), 'Tidak'),
	penyakit_kronis: several(atom.words(40), 'Tidak'),
	alamat: atom.text(200),
	dusun: atom.text(80),
	rt: atom.Neighbourhood,
	rw: atom.Neighbourhood,
	kode_desa: VillageCode,
	desil: decimal(atom.Decile),
	bantuan: several(atom.words(40)),
	jenis_lantai: material,
	jenis_dinding: material,
	jenis_atap: material,
	sumber_air: material,
	daya_listrik: material,
	jamban: material,
	...Coordinates
});
export type MemberRow = z.infer<typeof MemberRow>;

export const AssignmentRow = z
	.strictObject({
		id_penugasan: atom.ListNumber,
		nip: atom.Nip,
		id_keluarga: atom.ListNumber,
		mulai: LocalDate,
		selesai: known(LocalDate),
		status: z.enum(['aktif', 'selesai', 'dialihkan']),
		cara: z.enum(['otomatis', 'pilihan ASN', 'usulan kepala desa'])
	})
	.check(
		z.refine(({ selesai, status }) => (selesai === null) === (status === 'aktif'), {
			error: 'status_contradicts',
			path: ['status']
		}),
		z.refine(({ mulai, selesai }) => selesai === null || selesai >= mulai, {
			error: 'ends_before_start',
			path: ['selesai']
		})
	);
