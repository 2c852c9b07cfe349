import { replaceState } from '$app/navigation';
import { resolve } from '$app/paths';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { OutboxRow } from '#lib/sync/replica/store.ts';
import { snackbar } from '#lib/ui/parts/snackbar.svelte.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { closeForm } from '#lib/ui/visit/open-form.ts';
import type { VisitForm } from '#lib/ui/visit/visit-form.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

/**
 * Saves the report and turns the page into its record: going back leads home and not into a form that was already sent. While
 * something is wrong nothing happens but that it is said.
 */
export async function saveForm(session: Session, form: VisitForm): Promise<void> {
	const row = await form.save();
	if (!row) return;
	closeForm(session, form.householdId);
	const id = String(row.args.visitId);
	const handedOver = form.report.outcome !== undefined && delivered(form.report.outcome);
	replaceState(resolve('/catatan/[id]', { id }), { saved: id });
	scrollTo(0, 0);
	snackbar.show({
		text: handedOver ? m.deliver_ok() : m.deliver_ok_visit(),
		action: { label: m.deliver_undo(), run: () => void undo(session, row, handedOver) }
	});
}

async function undo(session: Session, row: OutboxRow, handedOver: boolean): Promise<void> {
	await session.undo(row);
	snackbar.show({ text: handedOver ? m.deliver_undone() : m.deliver_undone_visit() });
}
