import { Hono } from 'hono';
import { PROTOCOL, PullRequest, PushRequest, SCHEMA } from '#lib/domain/protocol/sync.ts';
import { allow } from '#server/access/policy.ts';
import { refusal } from '#server/border/refusal.ts';
import { validate } from '#server/border/validate.ts';
import type { Deps, Env } from '#server/env.ts';
import { takePull } from '#server/sync/pull.ts';
import { takePush } from '#server/sync/push.ts';

/** The oldest exchange that is still answered. Both are 1 until there is a second. */
const OLDEST = { protocol: PROTOCOL, schema: SCHEMA };

/** The exchange: what a phone did goes up, whatever its age; what changed for it comes down, unless it is too old to read it. */
export const syncRoutes = (deps: Deps, oldest = OLDEST) =>
	new Hono<Env>()
		.post('/push', allow('sync.push'), validate('json', PushRequest), async (c) => {
			const pushed = await takePush(deps, { from: c.var.signedIn, oldest }, c.req.valid('json'));
			return pushed.ok ? c.json(pushed.value) : refusal(c, pushed.error);
		})
		.post('/pull', allow('sync.pull'), validate('json', PullRequest), async (c) => {
			const pulled = await takePull(deps, { from: c.var.signedIn, oldest }, c.req.valid('json'));
			return pulled.ok ? c.json(pulled.value) : refusal(c, pulled.error);
		});
