import * as z from 'zod/mini';

/** Milliseconds since 1970 in UTC: a moment, told apart from a day of the calendar. */
export const Instant = z.int().check(z.gte(0), z.lte(8_640_000_000_000_000));
export type Instant = z.infer<typeof Instant>;

/** A day of the calendar in Banyuwangi, `2026-11-24`. */
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;

export const MINUTE = 60_000;
export const DAY = 86_400_000;

// Banyuwangi keeps Western Indonesian Time, without summer time.
const WIB = 7 * 60 * MINUTE;

/** The day it is in Banyuwangi at that moment, whatever zone the phone is set to. */
export const dateOf = (instant: Instant): LocalDate => new Date(instant + WIB).toISOString().slice(0, 10);

/** The first moment of that day in Banyuwangi. */
export const startOf = (date: LocalDate): Instant => Date.parse(`${date}T00:00:00Z`) - WIB;

/** That day moved by whole days; `days` may be negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => dateOf(startOf(date) + days * DAY);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (startOf(to) - startOf(from)) / DAY;
