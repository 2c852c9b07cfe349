import type { Chance } from '#server/demo/chance.ts';
import type { ListedHousehold } from '#server/registry/listed.ts';
import { type Observations, unchanged } from '#lib/domain/visit/form.ts';
import type { Outcome } from '#lib/domain/visit/outcome.ts';
import type { Point } from '#lib/domain/visit/visit.ts';
import { TELEMUNG } from '#server/demo/register/place.ts';

// What a sponsor notices at a house, as far as the outcome let them in.

type Answer<F extends keyof Observations> = Exclude<Observations[F], string | undefined>;

const AID: Record<string, Answer<'aidReceived'>[number]> = {
	'PBI-JKN': 'pbiJkn',
	BPNT: 'bpnt',
	PKH: 'pkh',
	'BLT-DD': 'bltDd',
	'RANTANG-KASIH': 'rantangKasih'
};

/** The first visit asks everything; later ones mostly find it as before. */
export function drawObservations(chance: Chance, household: ListedHousehold, first: boolean): Observations {
	if (first) return everything(chance, household);
	const changed: Observations = chance.weighted([
		[{}, 80],
		[{ sickNow: 'treated' }, 6],
		[{ sickNow: 'untreated' }, 4],
		[{ houseState: 'needsRepair' }, 5],
		[{ fits: 'unsure' }, 3],
		[{ fits: 'seemsBetterOff', fitsWhy: 'Anaknya sudah bekerja tetap dan rumah baru direnovasi.' }, 2]
	]);
	return { ...unchanged(), ...changed };
}

function everything(chance: Chance, { members, aid, decile }: ListedHousehold): Observations {
	const out = members.filter(({ school }) => school === 'Putus sekolah').length;
	const pupils = members.some(({ school }) => school === 'SD' || school === 'SMP' || school === 'SMA');
	const ill = members.some(({ illness }) => illness.length > 0);
	const received = aid.flatMap((code) => AID[code] ?? []);
	return {
		livesAlone: members.length === 1 ? 'alone' : members.every(isCouple) ? 'withSpouse' : 'withFamily',
		sickNow: ill ? chance.of(['treated', 'treated', 'untreated', 'bedridden']) : 'none',
		...(out > 0
			? { childOutOfSchool: 'out', childrenOut: out }
			: { childOutOfSchool: pupils ? 'allAttend' : 'noChild' }),
		aidReceived: received.length > 0 ? received : ['none'],
		houseState: chance.of(decile === 1 ? ['needsRepair', 'needsRepair', 'dangerous'] : ['sound', 'needsRepair']),
		fits: decile === 3 ? 'unsure' : 'yes',
		photoConsent: chance.of(['packageOnly', 'packageOnly', 'none', 'privateProof'])
	};
}

const isCouple = ({ relation }: { relation: string }): boolean =>
	relation === 'Kepala Keluarga' || relation === 'Istri' || relation === 'Suami';

const NOTES = {
	delivered: [
		'Keluarga sehat dan berterima kasih.',
		'Titip pesan: atap dapur bocor saat hujan.',
		'Sedang mencari rumput, paket diterima di teras.',
		'Butuh kacamata baca.',
		'Jalan ke rumah licin setelah hujan, lebih mudah lewat sisi kebun.',
		'Cucu mulai masuk sekolah lagi.'
	],
	missed: [
		'Rumah terkunci, kata tetangga sedang ke kebun.',
		'Sedang menginap di rumah anak.',
		'Jalan tertutup longsor kecil.'
	]
} as const;

/** Every fourth visit or so has something to say in words. */
export function drawNote(chance: Chance, delivered: boolean): string | undefined {
	const note = chance.of(delivered ? NOTES.delivered : NOTES.missed);
	return chance.is(delivered ? 0.25 : 0.8) ? note : undefined;
}

/** Near the house, where the phone found itself at all; one package in ten is handed over somewhere else. */
export function drawPoint(chance: Chance, { lat, lng }: ListedHousehold, outcome: Outcome): Point | undefined {
	const away = outcome === 'leftAtOffice' || chance.is(0.1) ? 0.012 : 0.0006;
	const point = {
		lat: round((lat ?? TELEMUNG.lat) + (chance.next() - 0.5) * away),
		lng: round((lng ?? TELEMUNG.lng) + (chance.next() - 0.5) * away),
		accuracy: chance.between(6, 60)
	};
	return chance.is(0.85) ? point : undefined;
}

const round = (degrees: number): number => Number(degrees.toFixed(6));
