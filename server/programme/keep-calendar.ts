import type { RoundId } from '#lib/domain/identity/ids.ts';
import { missingRounds } from '#lib/domain/programme/calendar.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { allRounds } from '#server/store/facts.ts';
import type { Store } from '#server/store/store.ts';
import { roundChanges } from '#server/sync/registry-changes.ts';

/** Adds the rounds that the calendar lacks up to four weeks ahead; how many. Phones hear of them at their next sync. */
export function keepCalendar(store: Store, today: LocalDate, newId: () => string): Promise<number> {
	return store.write(async ({ db, changed }) => {
		const missing = missingRounds(await allRounds(db), today).map((round) => ({ ...round, id: newId() as RoundId }));
		if (missing.length === 0) return 0;
		const rows = missing.map(({ id, number, kind, start, end, menu }) => {
			return { id, number, kind, start_date: start, end_date: end, menu: JSON.stringify(menu) };
		});
		await db.insertInto('round').values(rows).execute();
		changed(...missing.flatMap(({ id }) => roundChanges(id)));
		return missing.length;
	});
}
