import type { Chance } from '#server/demo/chance.ts';

// Common given names of East Java, put together by chance: nobody is meant.

type Names = readonly [string, ...string[]];

const OLD: Record<'L' | 'P', Names> = {
	L: [
		'Tukiran',
		'Samsuri',
		'Paidi',
		'Ngatiman',
		'Sarmin',
		'Bermawi',
		'Misradi',
		'Katiran',
		'Suwarno',
		'Buari',
		'Saleh',
		'Tamin'
	],
	P: [
		'Hariani',
		'Misnati',
		'Sumirah',
		'Ponirah',
		'Tumini',
		'Wagiyem',
		'Supiyah',
		'Jumaiyah',
		'Sutinah',
		'Rukayah',
		'Ngatini',
		'Saodah'
	]
};
const GROWN: Record<'L' | 'P', Names> = {
	L: [
		'Slamet',
		'Hariyanto',
		'Mulyadi',
		'Sugeng',
		'Imam',
		'Agus',
		'Edi',
		'Wahyudi',
		'Rohman',
		'Eko',
		'Suyitno',
		'Mashuri',
		'Didik',
		'Hasan'
	],
	P: [
		'Siti',
		'Sri',
		'Endang',
		'Nurhayati',
		'Wiwik',
		'Yuliana',
		'Indah',
		'Rini',
		'Khotimah',
		"Nur'aini",
		'Lilik',
		'Suryani',
		'Umi',
		'Erna'
	]
};
const YOUNG: Record<'L' | 'P', Names> = {
	L: ['Rizky', 'Dimas', 'Fajar', 'Bayu', 'Ilham', 'Galih', 'Aditya', 'Rafi', 'Alfian', 'Yoga'],
	P: ['Putri', 'Aulia', 'Nabila', 'Dewi', 'Citra', 'Intan', 'Salsabila', 'Anisa', 'Fitri', 'Zahra']
};
const SECOND: Names = [
	'Santoso',
	'Wibowo',
	'Prasetyo',
	'Hidayat',
	'Kurniawan',
	'Utomo',
	'Saputra',
	'Setiawan',
	'Rahman',
	'Susanto'
];
const SECOND_OF_WOMEN: Names = [
	'Lestari',
	'Rahayu',
	'Wahyuni',
	'Handayani',
	'Astuti',
	'Ningsih',
	'Purwanti',
	'Andriani',
	'Fatimah',
	'Kusuma'
];

/** A name as people of that age have them: the oldest go by one. */
export function nameFor(chance: Chance, sex: 'L' | 'P', age: number): string {
	if (age >= 60) return chance.of(OLD[sex]);
	const first = chance.of((age < 25 ? YOUNG : GROWN)[sex]);
	return chance.is(0.75) ? `${first} ${secondName(chance, sex)}` : first;
}

/** Of somebody with a post: always two names. */
export const officialName = (chance: Chance, sex: 'L' | 'P'): string =>
	`${chance.of(GROWN[sex])} ${secondName(chance, sex)}`;

/** A name that nobody in `taken` has, so that families can be told apart by the name of their head. */
export function ownName(chance: Chance, { name, sex }: { name: string; sex: 'L' | 'P' }, taken: Set<string>): string {
	let own = name;
	while (taken.has(own)) own = `${name.split(' ')[0] ?? name} ${secondName(chance, sex)}`;
	taken.add(own);
	return own;
}

const secondName = (chance: Chance, sex: 'L' | 'P'): string => chance.of(sex === 'P' ? SECOND_OF_WOMEN : SECOND);
