import type { MiddlewareHandler } from 'hono';
import * as z from 'zod/mini';
import { MAX_PUSH_BYTES } from '#lib/domain/protocol/sync.ts';
import { JSON_TYPE, type Limits, readBody } from '#server/border/body.ts';
import { faultOf } from '#server/border/json.ts';
import { refusal } from '#server/border/refusal.ts';
import type { Env } from '#server/env.ts';

/** Slices of a list are larger than anything a phone sends. */
export const OPS_LIMITS: Limits = { maxBytes: 8_000_000 };

// A push nests deepest: the request, its mutations, one of them, its arguments, their lists.
const MAX_DEPTH = 12;

type Json<S extends z.ZodMiniType> = { in: { json: z.input<S> }; out: { json: z.output<S> } };

/** Second in every route that takes something: strict JSON of one shape, or an answer that says what is wrong with it. */
export function validate<S extends z.ZodMiniType>(
	target: 'json',
	schema: S,
	limits: Limits = { maxBytes: MAX_PUSH_BYTES }
): MiddlewareHandler<Env, string, Json<S>> & { readonly schema: S; readonly type: string } {
	const check: MiddlewareHandler<Env, string, Json<S>> = async (c, next) => {
		const body = await readBody(c.req.raw, limits);
		if (!body.ok) return refusal(c, body.error);
		const parsed = parse(schema, body.value);
		if (!parsed.ok) return refusal(c, 'invalid_request', { detail: parsed.detail });
		c.req.addValidatedData(target, parsed.value as object);
		return next();
	};
	return Object.assign(check, { schema, type: limits.type ?? JSON_TYPE });
}

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly detail: string };

function parse<S extends z.ZodMiniType>(schema: S, text: string): Parsed<z.output<S>> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		// JSON.parse throws nothing else, and its message repeats what was sent.
		if (error instanceof SyntaxError) return { ok: false, detail: 'json' };
		throw error;
	}
	const fault = faultOf(text, MAX_DEPTH);
	if (fault) return { ok: false, detail: fault };
	const result = z.safeParse(schema, value);
	return result.success ? { ok: true, value: result.data } : { ok: false, detail: whereWrong(result.error) };
}

// Only where and which rule: values and names of unknown keys are the sender's, and may be anything.
function whereWrong({ issues }: z.core.$ZodError): string {
	const [issue] = issues;
	const path = (issue?.path ?? []).map((step) => (/^\w{1,30}$/.test(String(step)) ? String(step) : '*')).join('.');
	return `${path || 'body'}: ${issue?.code ?? 'invalid'}`.slice(0, 120);
}
