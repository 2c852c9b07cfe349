type Place = { readonly lat: number; readonly lng: number };

/** Beyond this a visit's distance from the house is pointed out: a neutral fact, never a reason to refuse. */
export const FAR_METRES = 500;

const EARTH_RADIUS = 6_371_000;

/** Metres between two places as the crow flies. */
export function metresBetween(a: Place, b: Place): number {
	const [north, east] = [radians(b.lat - a.lat), radians(b.lng - a.lng)];
	const chord =
		Math.sin(north / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east / 2) ** 2;
	return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
