import { createMiddleware } from 'hono/factory';
import { noteUse, sessionOf, worthNoting } from '#server/access/sessions.ts';
import { hashOf, sameSecret, sentToken } from '#server/access/tokens.ts';
import type { Deps, Env, SignedIn } from '#server/env.ts';

/** Says for every request who asks: a session by its cookie, or a command of this machine by the operator token. */
export const identify = (deps: Deps) =>
	createMiddleware<Env>(async (c, next) => {
		const sid = sentToken(c, 'sid');
		c.set('signedIn', sid === undefined ? undefined : await whose(deps, hashOf(sid)));
		c.set('operator', sameSecret(c.req.header('authorization') ?? '', `Bearer ${deps.operatorToken}`));
		return next();
	});

async function whose({ store, clock, report }: Deps, tokenHash: string): Promise<SignedIn | undefined> {
	const now = clock();
	const found = await store.read((db) => sessionOf(db, tokenHash, now));
	if (!found) return undefined;
	// Nobody waits for this note: the request is as good without it.
	if (worthNoting(found.usedAt, now)) store.write(({ db }) => noteUse(db, found.signedIn, now)).catch(report);
	return found.signedIn;
}
