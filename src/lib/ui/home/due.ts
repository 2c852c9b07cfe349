import { daysBetween, type LocalDate } from '#lib/domain/time.ts';
import { day } from '#lib/ui/format/dates.ts';
import { m } from '#lib/words/compiled/messages.js';

/** When a household is to receive at the latest, in words; past that it is late. */
export function dueText(end: LocalDate, today: LocalDate): { readonly text: string; readonly late: boolean } {
	const left = daysBetween(today, end);
	if (left < 0) return { text: m.home_late({ n: -left }), late: true };
	return { text: left === 0 ? m.home_today() : m.home_until({ day: day(end) }), late: false };
}
