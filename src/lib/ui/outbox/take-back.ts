import { withdrawVisit } from '#lib/domain/mutation/withdraw-visit.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';
import type { Session } from '#lib/ui/session.svelte.ts';

/** Whether its author may still take it back: the button is there exactly when this holds. */
export const mayTakeBack = (record: OwnRecord, session: Session): boolean =>
	session.me !== undefined && withdrawVisit(record, session.me.id, session.serverNow).ok;

/** As if never written while it was never sent, else by a mutation of its own. */
export async function takeBack(session: Session, record: OwnRecord): Promise<void> {
	const row = session.snapshot?.outbox.find(({ name, args }) => name === 'visit.submit' && args.visitId === record.id);
	if (row) {
		await session.undo(row);
		return;
	}
	const about = { village: record.village, ...record.household };
	await session.act({ name: 'visit.withdraw', args: { visitId: record.id } }, { about });
}
