import { createMiddleware } from 'hono/factory';
import { refusal } from '#server/border/refusal.ts';
import type { Env } from '#server/env.ts';

/**
 * What changes something must come from our own pages, or from something that is no browser. The browser says where a request was
 * made; an old one at least names its origin; what names neither has to carry a header that a foreign page could not add.
 */
export const ownOrigin = createMiddleware<Env>(async (c, next) => {
	const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
	return reads || isOwn(c.req.raw.headers, new URL(c.req.url).host) ? next() : refusal(c, 'foreign_origin');
});

function isOwn(headers: Headers, urlHost: string): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin';
	const origin = headers.get('origin');
	if (origin === null) return headers.has('x-berbagi');
	return URL.canParse(origin) && new URL(origin).host === (headers.get('host') ?? urlHost);
}
