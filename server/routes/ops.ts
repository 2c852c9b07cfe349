import { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Instant } from '#lib/domain/time.ts';
import { personByLogin } from '#server/access/accounts.ts';
import { CODE_LIVES, issue } from '#server/access/activation.ts';
import { allow } from '#server/access/policy.ts';
import type { ActivationAnswer } from '#server/border/answers.ts';
import { refusal } from '#server/border/refusal.ts';
import { OPS_LIMITS, validate } from '#server/border/validate.ts';
import type { Deps, Env } from '#server/env.ts';
import type { Store } from '#server/store/store.ts';

const OneLogin = z.strictObject({ login: z.string().check(z.maxLength(40)) });

/** What commands on the server's own machine ask of the running server. */
export const opsRoutes = ({ store, clock }: Deps) =>
	new Hono<Env>().post('/activation', allow('ops.activation'), validate('json', OneLogin, OPS_LIMITS), async (c) => {
		const issued = await issueFor(store, c.req.valid('json').login, clock());
		return issued ? c.json(issued) : refusal(c, 'not_found');
	});

/** A fresh code for the account of that login; `undefined` when there is none, or it was disabled. */
export function issueFor(store: Store, login: string, now: Instant): Promise<ActivationAnswer | undefined> {
	return store.write(async ({ db }) => {
		const person = await personByLogin(db, login);
		if (!person) return undefined;
		return { code: await issue(db, person.id, now), name: person.name, expiresAt: now + CODE_LIVES };
	});
}
