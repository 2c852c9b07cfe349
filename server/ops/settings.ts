import { resolve } from 'node:path';
import * as z from 'zod/mini';

const Port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535));
const Pepper = z.string().check(z.minLength(32));

/** What whoever runs the server has decided, with the defaults filled in. */
export type Settings = {
	readonly port: number;
	readonly host: string;
	readonly dataDir: string;
	readonly staticDir: string;
	readonly demo: boolean;
	readonly pepper: string | undefined;
};

/** Reads the environment it is given; a wrong value is a reason not to start. */
export function readSettings(env: Record<string, string | undefined>): Settings {
	const pepper = given(env.PEPPER);
	return {
		port: z.parse(Port, given(env.PORT) ?? 8787),
		host: given(env.HOST) ?? '127.0.0.1',
		dataDir: resolve(given(env.DATA_DIR) ?? 'data'),
		staticDir: given(env.STATIC_DIR) ?? 'build',
		demo: env.DEMO === '1',
		pepper: pepper === undefined ? undefined : z.parse(Pepper, pepper)
	};
}

/** Whether made-up people may be put in, and let in: on a machine that only its own users reach, or where it was asked for. */
export const demoAllowed = ({ demo, host }: Settings): boolean =>
	demo || host === 'localhost' || host === '::1' || host.startsWith('127.');

/** The address at which this machine itself reaches a server that listens there. */
export function addressOf(host: string, port: number): string {
	if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
	if (host === '::') return `http://[::1]:${port}`;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

// An empty variable is one that was not set.
const given = (value: string | undefined): string | undefined => (value === '' ? undefined : value);
