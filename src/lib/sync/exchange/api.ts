import * as z from 'zod/mini';
import { CodeAnswer, SessionAnswer } from '#lib/domain/protocol/access.ts';
import { ErrorAnswer, type ErrorCode } from '#lib/domain/protocol/errors.ts';
import { PullAnswer, PushAnswer } from '#lib/domain/protocol/sync.ts';
import type { Fault, Network, Reply } from '#lib/sync/ports.ts';

/** How the server answered a person at the door: well, with a code to put into words, or not at all. */
export type Answer<T> =
	| { readonly ok: true; readonly answer: T }
	| { readonly ok: false; readonly error: ErrorCode | 'unreachable'; readonly retryAfter?: number };

export type Api = {
	readonly network: Network;
	readonly access: {
		readCode(code: string): Promise<Answer<CodeAnswer>>;
		activate(code: string, password: string): Promise<Answer<SessionAnswer>>;
		login(login: string, password: string): Promise<Answer<SessionAnswer>>;
		changePassword(current: string, next: string): Promise<Answer<unknown>>;
		logout(): Promise<Answer<unknown>>;
	};
	/** Rings when something moved; returns how to stop listening. Carries no data. */
	listen(moved: () => void): () => void;
};

const FAULTS: Partial<Record<number, Fault['why']>> = {
	401: 'signedOut',
	409: 'clientReused',
	426: 'outdated',
	429: 'busy',
	503: 'busy'
};

/** The server, as the phone speaks to it. Whatever is not our server's own answer counts as nobody having answered. */
export function createApi(fetchFn: typeof fetch, timeoutMs = 60_000): Api {
	async function call<T>(path: string, body: unknown, schema: z.ZodMiniType<T>) {
		const response = await fetchFn(path, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
			signal: AbortSignal.timeout(timeoutMs)
		});
		// A captive portal answers too, with a page of its own: only our shapes count.
		const told: unknown = await response.json();
		return response.ok
			? ({ ok: true, answer: schema.parse(told) } as const)
			: ({ ok: false, status: response.status, told: ErrorAnswer.parse(told) } as const);
	}

	async function exchange<T>(path: string, body: unknown, schema: z.ZodMiniType<T>): Promise<Reply<T>> {
		const reply = await call(path, body, schema).catch(() => undefined);
		if (!reply) return { ok: false, why: 'unreachable' };
		if (reply.ok) return reply;
		const why = FAULTS[reply.status] ?? (reply.status >= 500 ? 'unreachable' : 'refused');
		if (why === 'refused') return { ok: false, why, status: reply.status };
		const { retryAfter } = reply.told;
		return { ok: false, why, ...(why === 'busy' && retryAfter ? { afterMs: retryAfter * 1000 } : {}) };
	}

	async function ask<T>(path: string, body: unknown, schema: z.ZodMiniType<T>): Promise<Answer<T>> {
		const reply = await call(path, body, schema).catch(() => undefined);
		if (!reply) return { ok: false, error: 'unreachable' };
		if (reply.ok) return reply;
		const { error, retryAfter } = reply.told;
		return { ok: false, error, ...(retryAfter ? { retryAfter } : {}) };
	}

	return {
		network: {
			push: (request) => exchange('/api/sync/push', request, PushAnswer),
			pull: (request) => exchange('/api/sync/pull', request, PullAnswer)
		},
		access: {
			readCode: (code) => ask('/api/access/code', { code }, CodeAnswer),
			activate: (code, password) => ask('/api/access/activate', { code, password }, SessionAnswer),
			login: (login, password) => ask('/api/access/login', { login, password }, SessionAnswer),
			changePassword: (current, next) => ask('/api/access/password', { current, next }, z.unknown()),
			logout: () => ask('/api/access/logout', {}, z.unknown())
		},
		listen(moved) {
			const source = new EventSource('/api/sync/events');
			source.addEventListener('moved', moved);
			return () => source.close();
		}
	};
}
