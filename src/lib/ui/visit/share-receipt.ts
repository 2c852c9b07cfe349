import type { OwnRecord } from '#lib/domain/visit/visit.ts';
import { fullDay } from '#lib/ui/format/dates.ts';
import { recordText } from '#lib/ui/outbox/record-words.ts';
import { m } from '#lib/words/compiled/messages.js';

/** Desktop browsers may have no way to share. */
export const canShare = (): boolean => typeof navigator !== 'undefined' && 'share' in navigator;

/** Hands a receipt to whatever the person shares with. It names nobody: what is shared is out of our hands. */
export async function shareReceipt(record: OwnRecord, code: string): Promise<void> {
	const text = m.receipt_text({ code, what: recordText(record), day: fullDay(record.date) });
	try {
		await navigator.share({ text });
	} catch (error) {
		// The person closed the sheet again.
		if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
	}
}
