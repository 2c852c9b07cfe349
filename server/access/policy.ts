import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { RouterRoute } from 'hono/types';
import { findTargetHandler } from 'hono/utils/handler';
import { type Action, ACTIONS, type Declaration, type Who } from '#server/access/actions.ts';
import { refusal } from '#server/border/refusal.ts';
import type { Env, SignedIn } from '#server/env.ts';

/** Behind a guard that needs a session there is one, and the compiler knows it. */
type Guarded<A extends Action> = (typeof ACTIONS)[A]['who'] extends 'signedIn' | 'handingIn'
	? { Variables: { signedIn: SignedIn } }
	: Env;

/** First in every route: lets through who may do this, and carries the declaration for the check at start and the documents. */
export function allow<A extends Action>(action: A): MiddlewareHandler<Guarded<A>> & { readonly action: A } {
	const { who }: Declaration = ACTIONS[action];
	const guard = createMiddleware<Guarded<A>>(async (c, next) => {
		// What stood before set these for every route; only the types of the routes behind differ.
		const { signedIn, operator } = c.var as Env['Variables'];
		if (!may(who, signedIn, operator)) return refusal(c, 'signed_out');
		return next();
	});
	return Object.assign(guard, { action });
}

function may(who: Who, signedIn: SignedIn | undefined, operator: boolean): boolean {
	switch (who) {
		case 'anyone':
			return true;
		case 'signedIn':
			return signedIn?.deviceState === 'active';
		case 'handingIn':
			return signedIn !== undefined;
		case 'operator':
			return operator;
	}
}

/** An application, as far as its routes go. */
type Routed = { readonly routes: readonly RouterRoute[] };

export type DeclaredRoute = { readonly method: string; readonly path: string; readonly handlers: readonly object[] };

/** The routes of an app, each once, with what stands in it in order. Middleware for many paths is none. */
export function routesOf(app: Routed): DeclaredRoute[] {
	const routes = app.routes.filter(({ method, path }) => !(method === 'ALL' && path.endsWith('*')));
	const byAddress = Map.groupBy(routes, ({ method, path }) => `${method} ${path}`);
	return [...byAddress.values()].flatMap((parts) => {
		const handlers = parts.map(({ handler }) => findTargetHandler(handler) as object);
		return parts.slice(0, 1).map(({ method, path }) => ({ method, path, handlers }));
	});
}

/** What a route says of itself, or `undefined` when it does not begin with `allow`. */
export function actionOf({ handlers: [first] }: DeclaredRoute): Action | undefined {
	return first && 'action' in first ? (first.action as Action) : undefined;
}

/** Refuses to start with a route that nobody decided about, or with one that takes what no schema has looked at. */
export function assertDeclared(app: Routed): void {
	for (const route of routesOf(app)) {
		const address = `${route.method} ${route.path}`;
		if (!actionOf(route)) throw new Error(`${address} says nowhere who may ask it`);
		const reads = route.method === 'GET' || route.handlers.some((handler) => 'schema' in handler);
		if (!reads) throw new Error(`${address} takes a body that no schema looks at`);
	}
}
