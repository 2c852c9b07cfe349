import * as z from 'zod/mini';

/** Every way an HTTP request can end other than well. Each has a sentence in both languages. */
export const ErrorCode = z.enum([
	'invalid_request',
	'body_too_large',
	'wrong_content_type',
	'foreign_origin',
	'signed_out',
	'not_found',
	'client_reused',
	'upgrade_required',
	'login_failed',
	'login_delayed',
	'code_unknown',
	'code_expired',
	'code_spent',
	'code_needs_password',
	'password_too_short',
	'password_too_long',
	'busy',
	'internal'
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

export const ErrorAnswer = z.looseObject({
	error: ErrorCode,
	detail: z.optional(z.string()),
	/** With `login_delayed` and `busy`: how long to wait, in seconds. */
	retryAfter: z.optional(z.int())
});
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
