import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import * as z from 'zod/mini';
import { VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import type { AttentionRow, Draft } from '#lib/sync/replica/store.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { closeForm } from '#lib/ui/visit/open-form.ts';

/** The report inside a refused row, if this version can still read it. */
export const refusedReport = ({ name, args }: AttentionRow): VisitSubmit | undefined =>
	name === 'visit.submit' ? z.safeParse(VisitSubmit, args).data : undefined;

/** The other draft that mending would replace. */
export const inTheWay = (drafts: readonly Draft[], { householdId }: VisitSubmit, { id }: AttentionRow) =>
	drafts.find((draft) => draft.householdId === householdId && draft.mends !== id);

/** Opens a refused report as a draft. The refused row stays until the mended one is saved. */
export async function mend(session: Session, row: AttentionRow, report: VisitSubmit): Promise<void> {
	const { householdId } = report;
	const open = session.snapshot?.drafts.find((draft) => draft.mends === row.id);
	if (!open) {
		const path = resolve('/serah/[id]', { id: householdId });
		// A refused visit left nothing behind on the server: its mended version is a report of its own.
		const args = { ...report, visitId: session.newVisitId() };
		await session.keepDraft({ householdId, args, path, changedAt: session.now, mends: row.id });
		closeForm(session, householdId);
	}
	await goto(resolve('/serah/[id]', { id: householdId }));
}
