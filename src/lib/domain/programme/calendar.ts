import type { MenuLine } from '#lib/domain/programme/item.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import { addDays, daysBetween, type LocalDate } from '#lib/domain/time.ts';

export type Period = Pick<Round, 'number' | 'kind' | 'start' | 'end' | 'menu'>;

// Phones that are weeks without a network must know the rounds they will report for.
const AHEAD_DAYS = 28;

/** What the programme began with in January 2024. */
const FIRST_MENU: MenuLine[] = [{ code: 'egg', quantity: 1 }];

/**
 * The rounds still to be added so that the calendar reaches four weeks ahead: each of the kind and with the menu of the last.
 * A regency without any begins with this week. What is there already is never touched.
 */
export function missingRounds(known: readonly Period[], today: LocalDate): Period[] {
	const missing: Period[] = [];
	let last = known.reduce<Period | undefined>(
		(newest, round) => (newest && newest.end > round.end ? newest : round),
		undefined
	);
	while (!last || last.end < addDays(today, AHEAD_DAYS)) {
		last = last ? following(last) : firstWeek(today);
		missing.push(last);
	}
	return missing;
}

function following({ number, kind, end, menu }: Period): Period {
	const start = addDays(end, 1);
	return { number: number + 1, kind, start, end: kind === 'week' ? addDays(start, 6) : lastOfMonth(start), menu };
}

// Weeks of the programme begin on Monday; the first one of a regency is the one it is in.
function firstWeek(today: LocalDate): Period {
	const start = addDays(today, -(daysBetween(A_MONDAY, today) % 7));
	return { number: 1, kind: 'week', start, end: addDays(start, 6), menu: FIRST_MENU };
}

const A_MONDAY = '2024-01-01';

function lastOfMonth(start: LocalDate): LocalDate {
	const inNextMonth = addDays(`${start.slice(0, 7)}-01`, 31);
	return addDays(`${inNextMonth.slice(0, 7)}-01`, -1);
}
