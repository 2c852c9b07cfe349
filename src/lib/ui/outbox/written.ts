import type { MutationName } from '#lib/domain/mutation/arguments.ts';
import type { Snapshot } from '#lib/sync/phone.ts';
import type { AttentionRow, OutboxRow } from '#lib/sync/replica/store.ts';
import { titleCase } from '#lib/ui/format/names.ts';
import { m } from '#lib/words/compiled/messages.js';

const KIND: Record<MutationName, () => string> = {
	'visit.submit': m.outbox_kind_visit_submit,
	'visit.withdraw': m.outbox_kind_visit_withdraw,
	'delivery.confirm': m.outbox_kind_delivery_confirm,
	'delivery.dispute': m.outbox_kind_delivery_dispute,
	'delivery.unsure': m.outbox_kind_delivery_unsure
};

/** What was done, as a word. */
export const kindText = ({ name }: Pick<OutboxRow, 'name'>): string => KIND[name]();

/** Whose household it was about: as it was written, else by the record it speaks of. */
export function familyText(row: OutboxRow | AttentionRow, { view }: Pick<Snapshot, 'view'>): string {
	const id = String(row.args.visitId);
	const name = row.about?.name ?? (view.ownRecord.get(id) ?? view.visitSummary.get(id))?.household.name;
	return name === undefined ? m.outbox_unknown_family() : titleCase(name);
}
