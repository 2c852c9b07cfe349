import { err, ok, type Result } from '#lib/domain/result.ts';

/** Lets so many through at once and so many wait; whoever comes after is told to come again. */
export function createGate(places: number, waiting: number) {
	const queue: (() => void)[] = [];
	let inside = 0;

	return async function pass<T>(work: () => Promise<T>): Promise<Result<T, 'busy'>> {
		if (inside < places) inside++;
		else if (queue.length < waiting) await new Promise<void>((enter) => queue.push(enter));
		else return err('busy');
		try {
			return ok(await work());
		} finally {
			// The place goes from hand to hand, so that nobody slips in between.
			const next = queue.shift();
			if (next) next();
			else inside--;
		}
	};
}
