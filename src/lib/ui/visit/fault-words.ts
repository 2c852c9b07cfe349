import { refusalText } from '#lib/words/codes.ts';
import { m } from '#lib/words/compiled/messages.js';
import type { Fault } from '#lib/ui/visit/report.ts';

// What is wrong with a field that does not even have its shape.
const SHAPE: Record<string, () => string> = {
	outcome: m.fault_outcome,
	items: m.fault_quantity,
	date: m.fault_date_missing,
	roundId: m.fault_round,
	childrenOut: m.fault_children,
	note: m.fault_text,
	deliveredBy: m.fault_text,
	fitsWhy: m.fault_text
};

// At the field a short sentence will do: the person is looking at it.
const AT_FIELD: Record<string, () => string> = {
	date_in_future: m.fault_date,
	round_unknown: m.fault_round,
	delivery_without_items: m.fault_items,
	children_without_answer: m.fault_children
};

/** Why a report cannot be saved as it is. */
function faultText({ field, code }: Fault): string {
	if (code === 'shape') return (SHAPE[field] ?? m.fault_other)();
	return AT_FIELD[code]?.() ?? refusalText(code);
}

/** The sentence for one field, if it is at fault. */
export function faultAt(faults: readonly Fault[], field: string): string | undefined {
	const fault = faults.find((one) => one.field === field);
	return fault && faultText(fault);
}

/** All of them for the summary; each field's place on the page carries its name. */
export const faultList = (faults: readonly Fault[]) =>
	faults.map((fault) => ({ href: `#${fault.field || 'report'}`, text: faultText(fault) }));
