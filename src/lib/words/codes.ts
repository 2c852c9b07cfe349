import { FlagCode, RefusalCode } from '#lib/domain/mutation/codes.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '#lib/domain/protocol/access.ts';
import type { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { m } from '#lib/words/compiled/messages.js';

/** Seconds that a `busy` without a wish of its own asks for. */
const A_WHILE = 30;

type Sentence = (seconds: number) => string;

const ERRORS: Record<ErrorCode | 'unreachable', Sentence> = {
	unreachable: () => m.code_unreachable(),
	invalid_request: () => m.code_invalid_request(),
	body_too_large: () => m.code_body_too_large(),
	wrong_content_type: () => m.code_wrong_content_type(),
	foreign_origin: () => m.code_foreign_origin(),
	signed_out: () => m.code_signed_out(),
	not_found: () => m.code_not_found(),
	client_reused: () => m.code_client_reused(),
	upgrade_required: () => m.code_upgrade_required(),
	login_failed: () => m.code_login_failed(),
	login_delayed: (seconds) => m.code_login_delayed({ seconds }),
	code_unknown: () => m.code_code_unknown(),
	code_expired: () => m.code_code_expired(),
	code_spent: () => m.code_code_spent(),
	code_needs_password: () => m.code_code_needs_password(),
	password_too_short: () => m.code_password_too_short({ min: PASSWORD_MIN }),
	password_too_long: () => m.code_password_too_long({ max: PASSWORD_MAX }),
	busy: (seconds) => m.code_busy({ seconds }),
	internal: () => m.code_internal()
};

const REFUSALS: Record<RefusalCode, () => string> = {
	household_unknown: m.refusal_household_unknown,
	round_unknown: m.refusal_round_unknown,
	visit_unknown: m.refusal_visit_unknown,
	date_in_future: m.refusal_date_in_future,
	delivery_without_items: m.refusal_delivery_without_items,
	items_without_delivery: m.refusal_items_without_delivery,
	children_without_answer: m.refusal_children_without_answer,
	nothing_to_confirm: m.refusal_nothing_to_confirm,
	own_delivery: m.refusal_own_delivery,
	already_ruled: m.refusal_already_ruled,
	already_withdrawn: m.refusal_already_withdrawn,
	not_understood: m.refusal_not_understood,
	internal: m.refusal_internal
};

const FLAGS: Record<FlagCode, () => string> = {
	second_delivery: m.flag_second_delivery,
	late: m.flag_late,
	clock_changed: m.flag_clock_changed,
	already_ruled: m.flag_already_ruled,
	already_withdrawn: m.flag_already_withdrawn
};

/** Why the server did not do what was asked at the door: what is safe, and what to do. */
export const errorText = (code: ErrorCode | 'unreachable', retryAfter = A_WHILE): string => ERRORS[code](retryAfter);

/** Why a mutation lies in "needs attention". A code from a newer server has a sentence too. */
export function refusalText(code: string): string {
	const known = RefusalCode.safeParse(code);
	return REFUSALS[known.success ? known.data : 'not_understood']();
}

/** What to look at in a record that was kept all the same. */
export const flagText = (code: FlagCode): string => FLAGS[code]();
