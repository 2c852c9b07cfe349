import * as z from 'zod/mini';
import { DeviceId } from '#lib/domain/identity/ids.ts';
import { Profile } from '#lib/domain/registry/profile.ts';
import { Instant } from '#lib/domain/time.ts';

export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;

/** What was typed, verbatim but for its Unicode form; its length is told apart, so that the answer can say which way it is wrong. */
const Password = z.string().check(z.minLength(1), z.maxLength(1024), z.regex(/^[^\0]*$/), z.normalize('NFC'));
const Code = z.string().check(z.maxLength(40));

export const CodeRequest = z.strictObject({ code: Code });

/** What a slip says of itself before anybody has set a password: whose it is, and until when. */
export const CodeAnswer = z.looseObject({ name: z.string(), expiresAt: Instant, passwordSet: z.boolean() });
export type CodeAnswer = z.infer<typeof CodeAnswer>;

export const ActivateRequest = z.strictObject({ code: Code, password: Password });

/** `login` is a civil-servant number, or the telephone number of those who have none. */
export const LoginRequest = z.strictObject({ login: z.string().check(z.trim(), z.maxLength(40)), password: Password });

/** Who is signed in here. The session itself travels in a cookie that no script can read. */
export const SessionAnswer = z.looseObject({ deviceId: DeviceId, profile: Profile });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const PasswordRequest = z.strictObject({ current: Password, next: Password });

export const DeviceList = z.looseObject({
	devices: z.array(z.looseObject({ id: DeviceId, label: z.string(), lastSeen: Instant, current: z.boolean() }))
});
export type DeviceList = z.infer<typeof DeviceList>;
