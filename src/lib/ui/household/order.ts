import type { Household } from '#lib/domain/registry/household.ts';

type Placed = Pick<Household, 'village' | 'hamlet' | 'rw' | 'rt' | 'name'>;

/** In the order of a walk: village, hamlet, RW, RT, then by name. */
export function byPlace(a: Placed, b: Placed): number {
	const [here, there] = [placeOf(a), placeOf(b)];
	return here === there ? 0 : here < there ? -1 : 1;
}

const placeOf = ({ village, hamlet, rw, rt, name }: Placed): string => [village, hamlet, rw, rt, name].join('|');
