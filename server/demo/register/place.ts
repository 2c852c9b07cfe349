import type { VillageCode } from '#lib/domain/identity/region.ts';

// The demo's village and its neighbour are real places of the area list; the hamlets and everybody in them are invented.

/** The code of a village, known to be one. */
const village = (code: string) => code as VillageCode;

export const TELEMUNG = { code: village('35.10.21.2008'), lat: -8.142, lng: 114.382 };
export const KELIR = { code: village('35.10.21.2005'), lat: -8.167, lng: 114.338 };

/** A hamlet: its neighbourhoods, and how far it lies from the middle of the village, in degrees. */
export type Hamlet = {
	readonly name: string;
	readonly rw: string;
	readonly rts: number;
	readonly at: readonly [number, number];
};

export const HAMLETS: readonly [Hamlet, ...Hamlet[]] = [
	{ name: 'Krajan', rw: '001', rts: 3, at: [0, 0] },
	{ name: 'Sumbersari', rw: '002', rts: 3, at: [0.008, -0.006] },
	{ name: 'Kebonrejo', rw: '003', rts: 2, at: [-0.007, -0.009] },
	{ name: 'Watugede', rw: '004', rts: 3, at: [0.004, -0.017] },
	{ name: 'Curahjati', rw: '005', rts: 2, at: [-0.011, 0.005] }
];
