import type { VillageCode } from '#lib/domain/identity/region.ts';
import { addDays } from '#lib/domain/time.ts';
import { type Drawing, drawFamily } from '#server/demo/register/family.ts';
import { HAMLETS, KELIR, TELEMUNG } from '#server/demo/register/place.ts';
import type { ListedHousehold } from '#server/registry/listed.ts';

type Where = { readonly code: VillageCode; readonly lat: number; readonly lng: number };

/** Those of Telemung, fostered or not; those of Kelir, which the operator of Telemung fosters, stand behind them. */
export const TELEMUNG_FAMILIES = 73;
const KELIR_FAMILIES = 2;

/** The families of both villages, in the order of a list: hamlet by hamlet. */
export function drawHouseholds(drawing: Drawing): ListedHousehold[] {
	const telemung = Array.from({ length: TELEMUNG_FAMILIES }, (_, place) => ({ place, where: TELEMUNG }));
	const kelir = Array.from({ length: KELIR_FAMILIES }, (_, place) => ({
		place: TELEMUNG_FAMILIES + place,
		where: KELIR
	}));
	return [...telemung, ...kelir].map(({ place, where }) => drawHousehold(drawing, place, where));
}

function drawHousehold(drawing: Drawing, place: number, where: Where): ListedHousehold {
	const { chance, numbers, today } = drawing;
	const hamlet = HAMLETS[Math.floor((place * HAMLETS.length) / TELEMUNG_FAMILIES)] ?? HAMLETS[0];
	const members = drawFamily(drawing);
	const decile = chance.weighted([
		[1, 60],
		[2, 30],
		[3, 10]
	]);
	const rt = `00${chance.between(1, hamlet.rts)}`;
	return {
		place: { file: 'keluarga.csv', row: place + 2 },
		number: `DEMO-K${String(place + 1).padStart(3, '0')}`,
		village: where.code,
		kkNumber: numbers.kk(addDays(today, -chance.between(400, 4000))),
		name: members[0]?.name ?? '',
		address: `Dusun ${hamlet.name}, RT ${rt.slice(1)}/RW ${hamlet.rw.slice(1)}${landmark(drawing)}`,
		hamlet: hamlet.name,
		rt,
		rw: hamlet.rw,
		...pointOf(drawing, where, hamlet.at),
		decile,
		aid: drawAid(drawing, members.length),
		...drawHouse(drawing, decile),
		listed: members.length,
		members
	};
}

const landmark = ({ chance }: Drawing): string =>
	chance.of(['', '', '', ', belakang musala', ', dekat jembatan', ', sebelah balai dusun', ', tepi kebun kopi']);

/** About one house in six has never been located. */
function pointOf({ chance }: Drawing, where: Where, [north, east]: readonly [number, number]) {
	const lat = where.lat + north + (chance.next() - 0.5) * 0.005;
	const lng = where.lng + east + (chance.next() - 0.5) * 0.005;
	return chance.is(0.18) ? { lat: null, lng: null } : { lat: Number(lat.toFixed(5)), lng: Number(lng.toFixed(5)) };
}

function drawAid({ chance }: Drawing, members: number): string[] {
	const likely = [
		['PBI-JKN', 0.8],
		['BPNT', 0.5],
		['PKH', members > 2 ? 0.5 : 0.15],
		['BLT-DD', 0.2],
		['RANTANG-KASIH', members === 1 ? 0.3 : 0]
	] as const;
	return likely.filter(([, probability]) => chance.is(probability)).map(([aid]) => aid);
}

function drawHouse({ chance }: Drawing, decile: number) {
	const poor = decile === 1;
	return {
		floor: chance.of(poor ? ['Tanah', 'Semen', 'Semen'] : ['Semen', 'Ubin/tegel', 'Keramik']),
		wall: chance.of(
			poor ? ['Anyaman bambu', 'Kayu/papan', 'Tembok tanpa plester'] : ['Tembok', 'Tembok tanpa plester']
		),
		roof: chance.of(['Genteng', 'Genteng', 'Asbes', 'Seng']),
		water: chance.of(['Sumur terlindung', 'Mata air terlindung', 'Sumur tak terlindung', 'PDAM']),
		power: chance.of(poor ? ['450 VA', '450 VA', 'Menumpang'] : ['450 VA', '900 VA']),
		toilet: chance.of(poor ? ['Sendiri cemplung', 'Bersama', 'Tidak ada'] : ['Sendiri leher angsa', 'Sendiri cemplung'])
	};
}
