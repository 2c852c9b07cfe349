import { addDays, type LocalDate } from '#lib/domain/time.ts';
import type { Chance } from '#server/demo/chance.ts';
import { nameFor, ownName } from '#server/demo/register/names.ts';
import type { Numbers } from '#server/demo/register/numbers.ts';
import type { ListedMember } from '#server/registry/listed.ts';

/** What families are drawn with. */
export type Drawing = {
	readonly chance: Chance;
	readonly numbers: Numbers;
	readonly today: LocalDate;
	/** The heads of families drawn so far. */
	readonly heads: Set<string>;
};

type Sex = 'L' | 'P';
type Person = { readonly relation: string; readonly sex: Sex; readonly age: number };

/** One family: whoever lives in the house, the head first. */
export function drawFamily(drawing: Drawing): ListedMember[] {
	return drawPeople(drawing.chance).map((person, position) => memberOf(drawing, person, position));
}

function drawPeople(chance: Chance): Person[] {
	const kind = chance.weighted([
		['elderAlone', 22],
		['elderCouple', 14],
		['widowed', 18],
		['parents', 34],
		['threeGenerations', 12]
	] as const);
	const old = chance.between(62, 84);
	const grown = chance.between(29, 50);
	const elder: Person = { relation: 'Kepala Keluarga', sex: chance.is(0.7) ? 'P' : 'L', age: old };
	switch (kind) {
		case 'elderAlone':
			return [elder];
		case 'elderCouple':
			return [{ ...elder, sex: 'L' }, wife(old - 4)];
		case 'widowed':
			return [{ relation: 'Kepala Keluarga', sex: 'P', age: grown }, ...children(chance, grown)];
		case 'parents':
			return [{ relation: 'Kepala Keluarga', sex: 'L', age: grown }, wife(grown - 3), ...children(chance, grown)];
		case 'threeGenerations':
			return [elder, { relation: 'Anak', sex: 'P', age: old - 28 }, grandchild(chance)];
	}
}

const wife = (age: number): Person => ({ relation: 'Istri', sex: 'P', age });

function children(chance: Chance, ageOfParent: number): Person[] {
	const oldest = ageOfParent - chance.between(21, 25);
	const count = chance.between(1, 3);
	const ages = Array.from({ length: count }, (_, place) => oldest - place * chance.between(3, 5));
	return ages.filter((age) => age >= 0).map((age) => ({ relation: 'Anak', sex: chance.of(['L', 'P']), age }));
}

const grandchild = (chance: Chance): Person => ({
	relation: 'Cucu',
	sex: chance.of(['L', 'P']),
	age: chance.between(3, 16)
});

function memberOf({ chance, numbers, today, heads }: Drawing, person: Person, position: number): ListedMember {
	const { relation, sex, age } = person;
	const birthDate = addDays(today, -Math.round((age + chance.next() * 0.98) * 365.25));
	const name = nameFor(chance, sex, age);
	return {
		position,
		nik: numbers.nik(birthDate, sex),
		name: position === 0 ? ownName(chance, { name, sex }, heads) : name,
		relation,
		sex,
		birthDate,
		school: schoolAt(chance, age),
		work: workAt(chance, person),
		disability: chance.is(0.05) ? chance.of(['Fisik', 'Netra', 'Rungu-wicara', 'Mental']) : null,
		illness: illnessAt(chance, age)
	};
}

function schoolAt(chance: Chance, age: number): string {
	if (age < 5) return 'Belum sekolah';
	if (age < 7) return 'PAUD/TK';
	if (age >= 19) return age >= 60 && chance.is(0.5) ? 'Tidak pernah sekolah' : 'Tidak sekolah lagi';
	if (age >= 13 && chance.is(0.12)) return 'Putus sekolah';
	if (age < 13) return 'SD';
	return age < 16 ? 'SMP' : 'SMA';
}

function workAt(chance: Chance, { age, sex, relation }: Person): string {
	if (age < 7) return 'Belum bekerja';
	if (age < 19) return 'Pelajar/mahasiswa';
	if (age >= 70) return 'Tidak bekerja';
	if (relation === 'Istri' && chance.is(0.5)) return 'Mengurus rumah tangga';
	const heavy = ['Buruh tani', 'Buruh perkebunan', 'Buruh harian lepas'] as const;
	return chance.of(sex === 'L' ? [...heavy, 'Buruh bangunan', 'Penggaduh ternak'] : [...heavy, 'Pedagang kecil']);
}

function illnessAt(chance: Chance, age: number): string[] {
	if (age < 45 || !chance.is(age >= 60 ? 0.5 : 0.2)) return [];
	return [chance.of(['Hipertensi', 'Rematik', 'Diabetes', 'Asma', 'Stroke', 'Katarak'])];
}
