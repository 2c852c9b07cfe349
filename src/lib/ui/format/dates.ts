import { dateOf, daysBetween, MINUTE, startOf, type Instant, type LocalDate } from '#lib/domain/time.ts';
import { perLanguage } from '#lib/ui/format/locale.ts';

// Banyuwangi's own time, whatever zone the phone is set to.
const zone = (options: Intl.DateTimeFormatOptions) => (tag: string) =>
	new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Jakarta', ...options });

const weekday = perLanguage(zone({ weekday: 'short' }));
const dayMonth = perLanguage(zone({ day: 'numeric', month: 'short' }));
const fullDate = perLanguage(zone({ day: 'numeric', month: 'short', year: 'numeric' }));
const clock = perLanguage(zone({ hour: '2-digit', minute: '2-digit' }));
const relative = perLanguage((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

const HOUR = 60;
const DAY = 24 * HOUR;

/** A day in a list: "Sel, 24 Nov". */
export const day = (date: LocalDate): string => `${weekday().format(startOf(date))}, ${shortDay(date)}`;

/** A day without its weekday: "24 Nov". */
export const shortDay = (date: LocalDate): string => dayMonth().format(startOf(date));

/** A day with its year: "24 Nov 2026". */
export const fullDay = (date: LocalDate): string => fullDate().format(startOf(date));

/** The days of a round, both included: "23–29 Nov". */
export const span = (start: LocalDate, end: LocalDate): string =>
	dayMonth()
		.formatRange(startOf(start), startOf(end))
		.replaceAll(/\s*–\s*/g, '–');

/** The time of day: "07.05". */
export const time = (instant: Instant): string => clock().format(instant);

/** A moment, as it stands on a receipt: "Sel, 24 Nov 2026 · 07.05 WIB". */
export const moment = (instant: Instant): string =>
	`${weekday().format(instant)}, ${fullDate().format(instant)} · ${time(instant)} WIB`;

/** How long ago: "41 menit yang lalu", "kemarin". The coming second is already now. */
export function ago(instant: Instant, now: Instant): string {
	const minutes = Math.floor(Math.max(0, now - instant) / MINUTE);
	if (minutes < HOUR) return relative().format(-minutes, 'minute');
	const days = daysBetween(dateOf(instant), dateOf(now));
	if (minutes < DAY && days === 0) return relative().format(-Math.floor(minutes / HOUR), 'hour');
	return relative().format(-days, 'day');
}
