import type { Ruling } from '#lib/domain/mutation/rule-delivery.ts';
import type { OutboxRow } from '#lib/sync/replica/store.ts';
import { snackbar } from '#lib/ui/parts/snackbar.svelte.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

/**
 * Gives the village's word on one delivery or many, says what has really happened (kept on this phone, not yet sent), and
 * offers to take it back. `false` when the phone could not keep it: nothing was decided then.
 */
export async function giveWord(session: Session, rulings: readonly Ruling[], said: string): Promise<boolean> {
	const rows: OutboxRow[] = [];
	try {
		for (const ruling of rulings) rows.push(await session.actUndoably(ruling));
	} catch (error) {
		reportError(error);
		snackbar.show({ text: m.village_not_kept() });
		return false;
	}
	snackbar.show({ text: said, action: { label: m.village_undo(), run: () => void takeBack(session, rows) } });
	return true;
}

/** The last word first, since only the last thing written can be taken back. */
export async function takeBack(session: Session, rows: readonly OutboxRow[]): Promise<void> {
	for (const row of rows.toReversed()) {
		if (!(await session.undo(row))) {
			snackbar.show({ text: m.village_undo_late() });
			return;
		}
	}
	snackbar.show({ text: m.village_undone() });
}
