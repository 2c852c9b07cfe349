import { delivered } from '#lib/domain/visit/outcome.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';
import { type RecordStatus } from '#lib/sync/replica/records.ts';
import { moment, time } from '#lib/ui/format/dates.ts';
import { titleCase } from '#lib/ui/format/names.ts';
import { reasonText } from '#lib/ui/visit/outcome-words.ts';
import { m } from '#lib/words/compiled/messages.js';

/** One station of a record: what happened, and when; without a time it has not happened yet. */
export type Station = { readonly text: string; readonly when?: string };

/** What happened to a record so far, and what it waits for. */
export function journeyOf(record: OwnRecord, status: RecordStatus): Station[] {
	const { author, at, receivedAt, withdrawnAt } = record;
	return [
		{ text: m.record_saved({ name: titleCase(author.name) }), when: moment(at) },
		receivedAt === undefined
			? { text: m.record_not_received() }
			: { text: m.record_received(), when: moment(receivedAt) },
		...(delivered(record.outcome) ? villageStation(record, status) : []),
		...(withdrawnAt === undefined ? [] : [{ text: m.record_withdrawn(), when: moment(withdrawnAt) }])
	];
}

function villageStation({ confirmation: word, withdrawnAt }: OwnRecord, status: RecordStatus): Station[] {
	const silent = status === 'unconfirmed' ? m.record_unconfirmed() : m.record_awaiting();
	if (word.state === 'awaiting') return withdrawnAt === undefined ? [{ text: silent }] : [];
	const name = titleCase(word.name);
	const when = moment(word.at);
	switch (word.state) {
		case 'confirmed':
			return [{ text: m.record_confirmed({ name }), when }];
		case 'disputed':
			return [{ text: m.record_disputed({ name, reason: disputeText(word) }), when }];
		case 'unsure': {
			const text = word.ask ? m.record_unsure_ask({ name, ask: word.ask }) : m.record_unsure({ name });
			return [{ text, when }, { text: silent }];
		}
	}
}

/** What the status means, in a sentence. */
export function hintOf(record: OwnRecord, status: RecordStatus): string | undefined {
	const { confirmation: word, receivedAt } = record;
	if (status === 'waiting') return m.record_hint_waiting();
	if (status === 'sent' && receivedAt !== undefined) {
		const said = { time: time(receivedAt) };
		return delivered(record.outcome) ? m.record_hint_sent(said) : m.record_hint_sent_plain(said);
	}
	return word.state === 'disputed' ? m.record_hint_disputed({ name: titleCase(word.name) }) : undefined;
}

const disputeText = ({ reason, text }: Extract<OwnRecord['confirmation'], { state: 'disputed' }>): string =>
	text ? `${reasonText(reason)}. ${text}` : reasonText(reason);
