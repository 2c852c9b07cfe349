import type { OutboxRow } from '#lib/sync/replica/store.ts';
import { titleCase } from '#lib/ui/format/names.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

/** Work that only this phone has, by the family it is about. */
export type Unsent = {
	readonly key: string;
	readonly name: string;
	readonly status: 'waiting' | 'attention' | 'draft';
};

/** What would stay behind on this phone if its person left now. */
export function unsentOf({ snapshot }: Pick<Session, 'snapshot'>): Unsent[] {
	if (!snapshot) return [];
	const { view, outbox, attention, drafts } = snapshot;

	function nameOf({ args, about }: Pick<OutboxRow, 'args' | 'about'>): string {
		const { visitId, householdId } = args;
		const record = view.ownRecord.get(String(visitId)) ?? view.visitSummary.get(String(visitId));
		const name = about?.name ?? record?.household.name ?? view.household.get(String(householdId))?.name;
		return name ? titleCase(name) : m.title_record();
	}

	return [
		...attention.map((row) => ({ key: row.id, name: nameOf(row), status: 'attention' as const })),
		...outbox
			.filter(({ result }) => !result)
			.map((row) => ({ key: row.id, name: nameOf(row), status: 'waiting' as const })),
		...drafts.map(({ householdId }) => ({
			key: householdId,
			name: titleCase(view.household.get(householdId)?.name ?? m.title_household()),
			status: 'draft' as const
		}))
	];
}
