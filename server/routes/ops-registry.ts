import { Hono } from 'hono';
import * as z from 'zod/mini';
import { dateOf } from '#lib/domain/time.ts';
import { allow } from '#server/access/policy.ts';
import { refusal } from '#server/border/refusal.ts';
import { OPS_LIMITS, validate } from '#server/border/validate.ts';
import { demoAccounts } from '#server/demo/accounts.ts';
import type { Deps, Env } from '#server/env.ts';
import { applySlice } from '#server/registry/apply/apply-slice.ts';
import { Slice } from '#server/registry/slices.ts';

const Nothing = z.strictObject({});

/** What the commands for lists and for the demo regency ask of the running server: it alone writes. */
export const registryOpsRoutes = ({ store, clock, newId }: Deps) =>
	new Hono<Env>()
		.post('/registry-slice', allow('ops.registrySlice'), validate('json', Slice, OPS_LIMITS), async (c) => {
			const means = { newId, today: dateOf(clock()), demo: false };
			return c.json(await applySlice(store, c.req.valid('json'), means));
		})
		.post('/demo-accounts', allow('ops.demoAccounts'), validate('json', Nothing, OPS_LIMITS), async (c) => {
			const accounts = await demoAccounts(store, clock());
			return accounts.length > 0 ? c.json({ accounts }) : refusal(c, 'not_found');
		});
