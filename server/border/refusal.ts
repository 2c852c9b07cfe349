import type { Context } from 'hono';
import type { ErrorCode } from '#lib/domain/protocol/errors.ts';

/** The HTTP status that each code travels under. */
export const STATUS = {
	invalid_request: 400,
	body_too_large: 413,
	wrong_content_type: 415,
	foreign_origin: 403,
	signed_out: 401,
	not_found: 404,
	client_reused: 409,
	upgrade_required: 426,
	login_failed: 401,
	login_delayed: 429,
	code_unknown: 404,
	code_expired: 410,
	code_spent: 410,
	code_needs_password: 401,
	password_too_short: 422,
	password_too_long: 422,
	busy: 503,
	internal: 500
} as const satisfies Record<ErrorCode, number>;

type More = { readonly detail?: string; readonly retryAfter?: number };

/** The one shape in which this server says no: a stable code, never a stack and never what was sent. */
export function refusal<C extends ErrorCode>(c: Context, code: C, more: More = {}) {
	if (more.retryAfter !== undefined) c.header('Retry-After', String(more.retryAfter));
	return c.json({ error: code, ...more }, STATUS[code]);
}

/** Come again in a moment: each caller another moment, so that they do not all come again together. */
export const busy = (c: Context, randomBytes: (count: number) => Uint8Array) =>
	refusal(c, 'busy', { retryAfter: 2 + ((randomBytes(1)[0] ?? 0) % 9) });
