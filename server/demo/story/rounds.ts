import type { RoundId } from '#lib/domain/identity/ids.ts';
import type { ItemCode } from '#lib/domain/programme/item.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import { addDays, type Instant, type LocalDate, startOf } from '#lib/domain/time.ts';
import type { Chance } from '#server/demo/chance.ts';

// Six rounds that are over and the running one.
const MENUS: readonly (readonly [ItemCode, number][])[] = [
	[['rice', 3]],
	[['egg', 1]],
	[['chicken', 1]],
	[
		['rice', 3],
		['oil', 1]
	],
	[
		['fish', 1],
		['tempeh', 4]
	],
	[['chicken', 1]],
	[['egg', 1]]
];

/** Weeks from Monday to Sunday, the last of them the one that `today` falls in. */
export function drawRounds(chance: Chance, today: LocalDate): Round[] {
	const monday = addDays(today, -((new Date(startOf(today) + 12 * HOUR).getUTCDay() + 6) % 7));
	return MENUS.map((menu, index) => {
		const start = addDays(monday, 7 * (index + 1 - MENUS.length));
		return {
			// Drawn as a UUID.
			id: chance.id(startOf(start)) as RoundId,
			number: index + 1,
			kind: 'week',
			start,
			end: addDays(start, 6),
			menu: menu.map(([code, quantity]) => ({ code, quantity }))
		};
	});
}

const HOUR: Instant = 3_600_000;
