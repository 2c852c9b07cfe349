import { Hono } from 'hono';
import * as z from 'zod/mini';
import { allow } from '#server/access/policy.ts';
import { validate } from '#server/border/validate.ts';
import type { Deps, Env } from '#server/env.ts';

const Directive = z.string().check(z.regex(/^[a-z-]{1,40}$/));
const Reports = z.array(
	z.looseObject({ type: z.string(), body: z.looseObject({ effectiveDirective: z.optional(Directive) }) })
);

const LIMITS = { type: 'application/reports+json', maxBytes: 64_000 };

/**
 * Where browsers say that a page did what its policy forbids. Kept of it is which rule, once per process: the addresses in a report
 * can name a household, and anybody can send one.
 */
export function cspRoutes({ report }: Pick<Deps, 'report'>) {
	const seen = new Set<string>();
	return new Hono<Env>().post('/', allow('csp.report'), validate('json', Reports, LIMITS), (c) => {
		for (const { body } of c.req.valid('json')) {
			const { effectiveDirective: directive } = body;
			if (directive === undefined || seen.has(directive) || seen.size > 30) continue;
			seen.add(directive);
			report(new Error(`a page broke its content security policy: ${directive}`));
		}
		return c.body(null, 204);
	});
}
