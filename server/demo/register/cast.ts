import { addDays, type LocalDate } from '#lib/domain/time.ts';
import type { Chance } from '#server/demo/chance.ts';
import type { Drawing } from '#server/demo/register/family.ts';
import { officialName } from '#server/demo/register/names.ts';
import { KELIR, TELEMUNG } from '#server/demo/register/place.ts';
import type { ListedPerson } from '#server/registry/listed.ts';

type Post = { readonly unit: string; readonly position: string; readonly kind: 'PNS' | 'PPPK'; readonly rank: string };

/** Where the sponsors of Telemung work, and how many of its families each fosters. */
const POSTS: readonly (Post & { readonly families: number })[] = [
	{ unit: 'SMPN 1 Kalipuro', position: 'Guru Ahli Muda', kind: 'PNS', rank: 'III/d', families: 8 },
	{ unit: 'Puskesmas Kelir', position: 'Bidan Mahir', kind: 'PNS', rank: 'III/b', families: 7 },
	{ unit: 'Kecamatan Kalipuro', position: 'Analis Kebijakan', kind: 'PNS', rank: 'III/c', families: 7 },
	{ unit: 'SDN 2 Telemung', position: 'Guru Ahli Pertama', kind: 'PPPK', rank: 'IX', families: 6 },
	{ unit: 'Dinas Pertanian dan Pangan', position: 'Penyuluh Pertanian', kind: 'PNS', rank: 'III/a', families: 6 },
	{ unit: 'Puskesmas Klatak', position: 'Perawat Terampil', kind: 'PPPK', rank: 'VII', families: 6 },
	{ unit: 'SDN 1 Kalipuro', position: 'Kepala Sekolah', kind: 'PNS', rank: 'IV/a', families: 6 },
	{ unit: 'RSUD Blambangan', position: 'Apoteker', kind: 'PNS', rank: 'III/c', families: 5 },
	{ unit: 'Dinas PU CKPP', position: 'Penata Kelola Jalan', kind: 'PNS', rank: 'III/b', families: 5 },
	{ unit: 'TK Negeri Pembina Kalipuro', position: 'Guru Ahli Pertama', kind: 'PPPK', rank: 'IX', families: 5 },
	{ unit: 'Dinas Kependudukan dan Pencatatan Sipil', position: 'Arsiparis', kind: 'PNS', rank: 'III/a', families: 5 },
	{ unit: 'Dinas Perhubungan', position: 'Pengelola Data', kind: 'PPPK', rank: 'VII', families: 1 }
];
const OPERATOR: Post = { unit: 'Desa Telemung', position: 'Operator Desa', kind: 'PPPK', rank: 'V' };

/** The people of the demo regency, by what they do in it. */
export type Cast = {
	readonly sponsors: readonly { readonly person: ListedPerson; readonly families: number }[];
	/** Speaks for Telemung for its head, and fosters in Kelir: one login, two roles. */
	readonly operator: ListedPerson;
	readonly head: ListedPerson;
	readonly neighbourHead: ListedPerson;
	readonly admin: ListedPerson;
};

export const everybody = ({ sponsors, operator, head, neighbourHead, admin }: Cast): ListedPerson[] => [
	...sponsors.map(({ person }) => person),
	operator,
	head,
	neighbourHead,
	admin
];

/** Draws them. A head of a *desa* is elected and has no NIP: they sign in with their telephone number. */
export function drawCast(drawing: Drawing): Cast {
	const headOf = (village: typeof TELEMUNG): ListedPerson => {
		const office = { village: village.code, start: addDays(drawing.today, -700), end: null };
		return { ...drawOfficial(drawing), nip: null, heads: [office] };
	};
	return {
		sponsors: POSTS.map(({ families, ...post }) => ({ person: drawSponsor(drawing, post), families })),
		operator: drawSponsor(drawing, OPERATOR),
		head: headOf(TELEMUNG),
		neighbourHead: headOf(KELIR),
		admin: drawOfficial(drawing)
	};
}

function drawSponsor(drawing: Drawing, { unit, position, kind, rank }: Post): ListedPerson {
	const village = { homeVillage: KELIR.code, workVillage: TELEMUNG.code };
	const sponsor = { kind, unit, workplace: unit, position, rank, means: 'able' as const, ...village };
	return { ...drawOfficial(drawing, kind), sponsor };
}

function drawOfficial({ chance, numbers, today }: Drawing, kind: 'PNS' | 'PPPK' = 'PNS'): ListedPerson {
	const sex = chance.of(['L', 'P']);
	return {
		place: { file: 'asn.csv', row: 1 },
		nip: numbers.nip(birthOf(chance, today), { kind, sex }),
		phone: numbers.phone(),
		name: officialName(chance, sex),
		sex,
		sponsor: null,
		heads: []
	};
}

const birthOf = (chance: Chance, today: LocalDate): LocalDate => addDays(today, -chance.between(31 * 365, 54 * 365));
