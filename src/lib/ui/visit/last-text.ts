import { dateOf } from '#lib/domain/time.ts';
import type { Observations } from '#lib/domain/visit/form.ts';
import { day } from '#lib/ui/format/dates.ts';
import { asAnswers, type Known } from '#lib/ui/household/known.ts';
import { answerText } from '#lib/ui/visit/answers.ts';
import { m } from '#lib/words/compiled/messages.js';

/** What "as last time" would repeat, and since when it is known; nothing where nothing is. */
export function lastText(known: Known, field: keyof Observations): string | undefined {
	const last = known[field];
	const value = answerText(asAnswers(known), field);
	return last && value ? m.visit_last({ value, day: day(dateOf(last.at)) }) : undefined;
}
