import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { createMiddleware } from 'hono/factory';
import { identify } from '#server/access/identify.ts';
import { assertDeclared, routesOf } from '#server/access/policy.ts';
import { ownOrigin } from '#server/border/origin.ts';
import { refusal } from '#server/border/refusal.ts';
import type { Deps, Env } from '#server/env.ts';
import { accessRoutes } from '#server/routes/access.ts';
import { cspRoutes } from '#server/routes/csp.ts';
import { eventRoutes } from '#server/routes/events.ts';
import { healthRoutes } from '#server/routes/health.ts';
import { opsRoutes } from '#server/routes/ops.ts';
import { registryOpsRoutes } from '#server/routes/ops-registry.ts';
import { syncRoutes } from '#server/routes/sync.ts';

/** The whole API as one value: tests call it without a socket. */
export function createApp(deps: Deps) {
	const app = new Hono<Env>()
		.basePath('/api')
		.use(compress())
		.use(answersOnce)
		.use(identify(deps))
		.route('/csp', cspRoutes(deps))
		.use(ownOrigin)
		.route('/health', healthRoutes())
		.route('/access', accessRoutes(deps))
		.route('/sync/events', eventRoutes(deps))
		.route('/sync', syncRoutes(deps))
		.route('/ops', opsRoutes(deps))
		.route('/ops', registryOpsRoutes(deps));
	assertDeclared(app);

	const methods = Map.groupBy(routesOf(app), ({ path }) => path);
	app.notFound((c) => {
		const others = methods.get(c.req.path)?.map(({ method }) => method);
		return others ? wrongMethod(c, others) : refusal(c, 'not_found');
	});
	app.onError((error, c) => {
		// Whoever hung up in the middle of a request is no fault of ours.
		if (!c.req.raw.signal.aborted) deps.report(error);
		return refusal(c, 'internal');
	});
	return app;
}

/** No answer is kept by anybody, and nothing is asked in an address: addresses stand in logs. */
const answersOnce = createMiddleware<Env>(async (c, next) => {
	if (new URL(c.req.url).search === '') await next();
	else c.res = refusal(c, 'invalid_request', { detail: 'query' });
	c.header('Cache-Control', 'no-store');
});

function wrongMethod(c: Context, others: string[]) {
	c.header('Allow', others.join(', '));
	return c.json({ error: 'not_found', detail: 'method' }, 405);
}
