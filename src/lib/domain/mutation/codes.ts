import * as z from 'zod/mini';

/** Why a mutation was refused. Each has a sentence in both languages; a foreign and an invented thing share theirs. */
export const RefusalCode = z.enum([
	'household_unknown',
	'round_unknown',
	'visit_unknown',
	'date_in_future',
	'delivery_without_items',
	'items_without_delivery',
	'children_without_answer',
	'nothing_to_confirm',
	'own_delivery',
	'already_ruled',
	'already_withdrawn',
	'not_understood',
	'internal'
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

/** What a person should look at in a mutation that was kept all the same. */
export const FlagCode = z.enum(['second_delivery', 'late', 'clock_changed', 'already_ruled', 'already_withdrawn']);
export type FlagCode = z.infer<typeof FlagCode>;

export type Refusal = {
	readonly code: RefusalCode;
	/** The argument it is about, so that the screen can point at the field. */
	readonly field?: string;
};

export const refuse = (code: RefusalCode, field?: string): Refusal => ({ code, ...(field ? { field } : {}) });
