import type { DeliveryLine } from '#lib/domain/programme/item.ts';
import { dateOf } from '#lib/domain/time.ts';
import type { VisitSummary } from '#lib/domain/visit/visit.ts';
import { fullDay } from '#lib/ui/format/dates.ts';
import { titleCase } from '#lib/ui/format/names.ts';
import { lineText } from '#lib/ui/visit/goods.ts';
import { outcomeText, reasonText } from '#lib/ui/visit/outcome-words.ts';
import { m } from '#lib/words/compiled/messages.js';

/** What was brought, with what was wrong about it: "Telur 1 kg, rusak". */
export const brought = (items: readonly DeliveryLine[]): string => items.map(withState).join(', ');

/** Who received what, in one sentence. */
export function receivedText({ outcome, items, household }: VisitSummary): string {
	// In a sentence the goods are no heading.
	const said = { household: titleCase(household.name), items: brought(items).toLowerCase() };
	switch (outcome) {
		case 'recipient':
			return m.village_received(said);
		case 'familyMember':
			return m.village_received_by_family(said);
		case 'neighbour':
			return m.village_received_by_neighbour(said);
		case 'leftAtOffice':
			return m.village_left_at_office(said);
		default:
			return outcomeText(outcome);
	}
}

/** The village's word with whose it is and when; nothing while there is none. */
export function wordText({ confirmation: word, withdrawnAt }: VisitSummary): string | undefined {
	if (withdrawnAt !== undefined) return m.village_withdrawn({ date: fullDay(dateOf(withdrawnAt)) });
	if (word.state === 'awaiting') return undefined;
	const said = { name: titleCase(word.name), date: fullDay(dateOf(word.at)) };
	switch (word.state) {
		case 'confirmed':
			return m.village_confirmed_by(said);
		case 'disputed':
			return m.village_disputed_by({ ...said, reason: reasonText(word.reason) });
		case 'unsure':
			return m.village_unsure_by(said);
	}
}

/** "RT 02/RW 01, Dusun Krajan" */
export const addressText = ({ hamlet, rt, rw }: { hamlet: string; rt: string; rw: string }): string =>
	m.village_address({ rt, rw, hamlet });

function withState(line: DeliveryLine): string {
	if (line.state === 'good') return lineText(line);
	const said = { line: lineText(line) };
	return line.state === 'damaged' ? m.village_line_damaged(said) : m.village_line_short(said);
}
