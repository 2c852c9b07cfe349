import { delivered } from '#lib/domain/visit/outcome.ts';
import type { OwnRecord } from '#lib/domain/visit/visit.ts';
import { day } from '#lib/ui/format/dates.ts';
import { goodsText } from '#lib/ui/visit/goods.ts';
import { outcomeText } from '#lib/ui/visit/outcome-words.ts';

/** What a record is of: the goods, or what kept them from being handed over. */
export const recordText = ({ outcome, items }: Pick<OwnRecord, 'outcome' | 'items'>): string =>
	delivered(outcome) ? goodsText(items) : outcomeText(outcome);

/** The same with its day: a row in a list. */
export const recordLine = (record: Pick<OwnRecord, 'outcome' | 'items' | 'date'>): string =>
	`${recordText(record)} · ${day(record.date)}`;
