import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { DAY } from '#lib/domain/time.ts';

/** What proves a session, and what proves that this browser was activated. */
export type Token = 'sid' | 'device';

const BYTES = 32;

/** As long as browsers keep any cookie; renewed at every sign-in. */
export const DEVICE_LASTS = 400 * DAY;

/** 256 random bits for a cookie; the database only ever holds their hash. */
export const newToken = (randomBytes: (count: number) => Uint8Array): string =>
	Buffer.from(randomBytes(BYTES)).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares two secrets in a time that says nothing about where they differ. */
export const sameSecret = (one: string, other: string): boolean =>
	timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));

/** The token that came in a cookie. One that is not ours in shape, or that came twice, is none. */
export function sentToken(c: Context, name: Token): string | undefined {
	const sent = (c.req.header('cookie') ?? '').split(/; */).filter((pair) => pair.startsWith(`__Host-${name}=`));
	const [token = ''] = sent.map((pair) => pair.slice(pair.indexOf('=') + 1));
	return sent.length === 1 && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/**
 * Out of every script's reach, for this host alone, never sent from another site. Browsers take a `Secure` cookie over TLS and
 * from their own machine only: over plain http on a local network nobody can sign in.
 */
export function setToken(c: Context, name: Token, { token, lasts }: { token: string; lasts: number }): void {
	setCookie(c, name, token, { ...ATTRIBUTES, maxAge: Math.floor(lasts / 1000) });
}

export function clearToken(c: Context, name: Token): void {
	deleteCookie(c, name, ATTRIBUTES);
}

const ATTRIBUTES = { prefix: 'host', path: '/', secure: true, httpOnly: true, sameSite: 'Strict' } as const;
