import { once } from 'node:events';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { allow } from '#server/access/policy.ts';
import { busy } from '#server/border/refusal.ts';
import type { Deps, Env } from '#server/env.ts';
import { createHub } from '#server/notices/hub.ts';

/** `event: moved` whenever something the person holds has changed, and a comment every 30 seconds so that the line stays open. */
export function eventRoutes(deps: Deps) {
	const hub = createHub(deps);
	return new Hono<Env>().get('/', allow('sync.events'), (c) => {
		const over = new AbortController();
		const end = () => over.abort();
		let say: (text: string) => void = () => undefined;
		const leave = hub.join({
			signedIn: c.var.signedIn,
			moved: () => say('event: moved\ndata: moved\n\n'),
			beat: () => say(':\n\n'),
			end
		});
		if (!leave) return busy(c, deps.randomBytes);
		return streamSSE(c, async (stream) => {
			// What cannot be said any more was for somebody who has gone: `onAbort` has heard of it.
			say = (text) => void stream.write(text);
			stream.onAbort(end);
			say(':\n\n');
			if (!over.signal.aborted) await once(over.signal, 'abort');
			leave();
		});
	});
}
