import type { DeliveryLine } from '#lib/domain/programme/item.ts';
import { metresBetween } from '#lib/domain/registry/distance.ts';
import type { HousePoint } from '#lib/domain/registry/household.ts';
import { delivered } from '#lib/domain/visit/outcome.ts';
import type { OwnRecord, Visit } from '#lib/domain/visit/visit.ts';
import type { View } from '#lib/sync/replica/fold.ts';
import { fullDay } from '#lib/ui/format/dates.ts';
import { amount, metres } from '#lib/ui/format/numbers.ts';
import type { Fact } from '#lib/ui/household/facts.ts';
import { placeText } from '#lib/ui/household/place-text.ts';
import { answerText } from '#lib/ui/visit/answers.ts';
import { lineText } from '#lib/ui/visit/goods.ts';
import { outcomeText } from '#lib/ui/visit/outcome-words.ts';
import { type Asked, QUESTION } from '#lib/ui/visit/questions.ts';
import { flagText } from '#lib/words/codes.ts';
import { m } from '#lib/words/compiled/messages.js';

const STATE: Record<DeliveryLine['state'], () => string | undefined> = {
	good: () => undefined,
	damaged: m.state_damaged,
	short: m.state_short
};

/** Everything a record says, in the order it was asked. */
export function recordFacts(record: OwnRecord, visit: Visit | undefined, view: View): Fact[] {
	const place = placeText({ village: record.village, ...record.household }, view);
	return [
		{ term: m.visit_outcome(), text: outcomeText(record.outcome) },
		...(delivered(record.outcome) ? [{ term: m.visit_items(), text: record.items.map(lineWithState).join(', ') }] : []),
		{ term: m.visit_day(), text: `${fullDay(record.date)} · ${m.record_round({ n: amount(record.roundNumber) })}` },
		{ term: m.family_address(), text: place },
		...(record.deliveredBy ? [{ term: m.deliver_carried(), text: record.deliveredBy }] : []),
		...(record.late ? [{ term: m.record_late_term(), text: flagText('late') }] : []),
		...(visit ? seenFacts(visit, view) : [])
	];
}

function seenFacts({ observations, point, note, householdId }: Visit, view: View): Fact[] {
	const house = view.household.get(householdId)?.point;
	const answers = (Object.keys(QUESTION) as Asked[]).flatMap((field) => {
		const text = answerText(observations, field);
		return text === undefined ? [] : [{ term: QUESTION[field].short(), text }];
	});
	return [
		...answers,
		...(point ? [{ term: m.visit_location(), text: whereText(point, house) }] : []),
		...(note ? [{ term: m.visit_note(), text: note }] : [])
	];
}

function whereText(point: NonNullable<Visit['point']>, house: HousePoint | undefined): string {
	const found = m.gps_found({ m: amount(point.accuracy) });
	return house ? `${found} · ${m.gps_far({ distance: metres(metresBetween(point, house)) })}` : found;
}

function lineWithState(line: DeliveryLine): string {
	const state = STATE[line.state]();
	return state ? `${lineText(line)} (${state})` : lineText(line);
}
