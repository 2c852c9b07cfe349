import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '@hono/node-server';
import type { Settings } from '#server/ops/settings.ts';

type Site = { readonly fetch: (request: Request) => Response | Promise<Response> };

type Where = Pick<Settings, 'host' | 'port'>;

export type Listening = { readonly port: number; readonly stop: () => Promise<void> };

// A phone on a weak line sends a whole push in this time, and nobody holds a line open for ever.
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 65_000 };
const FINISH_MS = 8000;

/** Opens the port. `stop` takes no new requests, lets those that are being answered finish, and hangs up on the rest. */
export async function listen({ fetch }: Site, { host, port }: Where): Promise<Listening> {
	const { promise: opened, resolve, reject } = Promise.withResolvers<AddressInfo>();
	const options = { fetch, port, hostname: host, serverOptions: { ...TIMEOUTS, connectionsCheckingInterval: 5000 } };
	const server = serve(options, resolve).once('error', reject);
	const { port: chosen } = await opened;

	async function stop(): Promise<void> {
		const until = performance.now() + FINISH_MS;
		const closed = new Promise<true>((done) => server.close(() => done(true)));
		while (!(await Promise.race([closed, sleep(50, false)])) && performance.now() < until) {
			if ('closeIdleConnections' in server) server.closeIdleConnections();
		}
		if ('closeAllConnections' in server) server.closeAllConnections();
	}
	return { port: chosen, stop };
}
