import { Hono } from 'hono';
import { allow } from '#server/access/policy.ts';
import type { Env } from '#server/env.ts';

/** Says that the process is up and its event loop turns. */
export const healthRoutes = () => new Hono<Env>().get('/', allow('health.read'), (c) => c.json({ ok: true }));
