import type { HouseholdId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Database, Tables } from '#server/store/schema.ts';
import { household, type Name, TELEMUNG, WATUKEBO } from './cast.ts';

export type Family = { readonly id: HouseholdId; readonly village: VillageCode; readonly sponsor: Name | undefined };

const fostered = (sponsor: Name | undefined, village: VillageCode, ...numbers: number[]): Family[] =>
	numbers.map((number) => ({ id: household(number), village, sponsor }));

/** By their numbers: 1–3 are Sari's, 4 and 5 Budi's, 6 Lurah's, 7 nobody's, all in Telemung; 8 and 9 are Citra's, in Watukebo. */
export const FAMILIES: readonly Family[] = [
	...fostered('sari', TELEMUNG, 1, 2, 3),
	...fostered('budi', TELEMUNG, 4, 5),
	...fostered('lurah', TELEMUNG, 6),
	...fostered(undefined, TELEMUNG, 7),
	...fostered('citra', WATUKEBO, 8, 9)
];

const kkNumber = (number: number) => `351058110299910${number}`;
const birthDate = (number: number, position: number) => `${1948 + position * 30}-0${number}-1${number}`;
const nik = (number: number, position: number) => `35105851${number}0489${position}99${number}`.padEnd(16, '7');

/** Numbers and birth dates that lie in the database and must never be seen on a phone. */
export const SECRETS: readonly string[] = FAMILIES.flatMap((_, place) => [
	kkNumber(place + 1),
	...[0, 1].flatMap((position) => [nik(place + 1, position), birthDate(place + 1, position)])
]);

/** Each family is an elder who is ill and a grown child: so that there is health to keep from the village. */
export async function addFamilies(db: Database): Promise<void> {
	for (const [place, family] of FAMILIES.entries()) {
		await db
			.insertInto('household')
			.values(householdRow(family, place + 1))
			.execute();
		await db
			.insertInto('member')
			.values([elder(family, place + 1), child(family, place + 1)])
			.execute();
	}
}

/** Every second has a landmark, every third no point, and one no decile: what may be missing is missing somewhere. */
const householdRow = ({ id, village }: Family, number: number): Tables['household'] => ({
	id,
	external_id: `K${number}`,
	village_code: village,
	kk_number: kkNumber(number),
	name: `Keluarga ${number}`,
	address: `Jalan Kopi ${number}`,
	landmark: number % 2 ? 'dekat musala' : null,
	hamlet: 'Krajan',
	rt: '001',
	rw: '002',
	...(number % 3 ? { lat: -8.1 - number / 1000, lng: 114.3 } : { lat: null, lng: null }),
	decile: number === 4 ? null : 1,
	aid: '["pkh"]',
	floor: 'earth',
	wall: 'bamboo',
	roof: 'tile',
	water: 'protected_well',
	power: '450',
	toilet: 'own',
	demo: 0
});

const elder = ({ id }: Family, number: number): Tables['member'] => ({
	id: crypto.randomUUID(),
	household_id: id,
	position: 0,
	nik: nik(number, 0),
	name: `Keluarga ${number}`,
	relation: 'kepala keluarga',
	sex: 'L',
	birth_date: birthDate(number, 0),
	school: null,
	work: null,
	disability: 'sulit berjalan',
	illness: '["hipertensi"]'
});

const child = ({ id }: Family, number: number): Tables['member'] => ({
	id: crypto.randomUUID(),
	household_id: id,
	position: 1,
	nik: nik(number, 1),
	name: `Anak ${number}`,
	relation: 'anak',
	sex: 'P',
	birth_date: birthDate(number, 1),
	school: null,
	work: 'buruh',
	disability: null,
	illness: '[]'
});
