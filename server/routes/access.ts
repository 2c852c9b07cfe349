import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import { DeviceId } from '#lib/domain/identity/ids.ts';
import { ActivateRequest, CodeRequest, LoginRequest, PasswordRequest } from '#lib/domain/protocol/access.ts';
import { profileOf } from '#server/access/accounts.ts';
import { openCode } from '#server/access/activation.ts';
import { activeDevices, closeDevice, labelOf } from '#server/access/devices.ts';
import { allow } from '#server/access/policy.ts';
import { redeem } from '#server/access/redeem.ts';
import { endSession } from '#server/access/sessions.ts';
import { type Browser, changePassword, type Opened, signIn } from '#server/access/sign-in.ts';
import { clearToken, DEVICE_LASTS, hashOf, sentToken, setToken } from '#server/access/tokens.ts';
import { busy, refusal } from '#server/border/refusal.ts';
import { validate } from '#server/border/validate.ts';
import type { Deps, Env } from '#server/env.ts';

const Nothing = z.strictObject({});
const OneDevice = z.strictObject({ id: DeviceId });

/** Codes, passwords, sessions and devices: everything about getting in and out. */
export const accessRoutes = (deps: Deps) =>
	new Hono<Env>()
		.post('/code', allow('code.read'), validate('json', CodeRequest), async (c) => {
			const found = await deps.store.read((db) => openCode(db, c.req.valid('json').code, deps.clock()));
			if (!found.ok) return refusal(c, found.error);
			const { name, expiresAt, passwordHash } = found.value;
			return c.json({ name, expiresAt, passwordSet: passwordHash !== undefined });
		})
		.post('/activate', allow('code.redeem'), validate('json', ActivateRequest), async (c) => {
			const redeemed = await redeem(deps, c.req.valid('json'), browserOf(c));
			if (!redeemed.ok) return redeemed.error === 'busy' ? busy(c, deps.randomBytes) : refusal(c, redeemed.error);
			return c.json(welcome(c, redeemed.value, redeemed.value.deviceToken));
		})
		.post('/login', allow('session.open'), validate('json', LoginRequest), async (c) => {
			const opened = await signIn(deps, c.req.valid('json'), browserOf(c));
			return opened.ok ? c.json(welcome(c, opened.value)) : denied(deps, c, opened.error);
		})
		.post('/logout', allow('session.close'), validate('json', Nothing), async (c) => {
			const { sessionHash } = browserOf(c);
			if (sessionHash !== undefined) await deps.store.write(({ db }) => endSession(db, sessionHash));
			clearToken(c, 'sid');
			return c.json({ ok: true });
		})
		.get('/session', allow('session.read'), async (c) => {
			const { personId, deviceId } = c.var.signedIn;
			return c.json({ deviceId, profile: await deps.store.read((db) => profileOf(db, personId, deps.clock())) });
		})
		.post('/password', allow('password.change'), validate('json', PasswordRequest), async (c) => {
			const opened = await changePassword(deps, c.var.signedIn, c.req.valid('json'));
			return opened.ok ? c.json(welcome(c, opened.value)) : denied(deps, c, opened.error);
		})
		.get('/devices', allow('device.list'), async (c) => {
			const { personId, deviceId } = c.var.signedIn;
			const rows = await deps.store.read((db) => activeDevices(db, personId));
			const devices = rows.map(({ id, label, last_seen }) => ({
				id,
				label,
				lastSeen: last_seen,
				current: id === deviceId
			}));
			return c.json({ devices });
		})
		.post('/devices/close', allow('device.close'), validate('json', OneDevice), async (c) => {
			const { id } = c.req.valid('json');
			const closed = await deps.store.write(({ db }) => closeDevice(db, c.var.signedIn.personId, id, deps.clock()));
			return closed ? c.json({ ok: true }) : refusal(c, 'not_found');
		});

function browserOf(c: Context): Browser {
	const [sid, device] = [sentToken(c, 'sid'), sentToken(c, 'device')];
	return {
		sessionHash: sid === undefined ? undefined : hashOf(sid),
		deviceHash: device === undefined ? undefined : hashOf(device),
		label: labelOf(c.req.header('user-agent'))
	};
}

/** Hands out the session's cookie, and renews the one by which the browser is known. */
function welcome(c: Context, { token, lasts, answer }: Opened, deviceToken = sentToken(c, 'device')) {
	setToken(c, 'sid', { token, lasts });
	if (deviceToken !== undefined) setToken(c, 'device', { token: deviceToken, lasts: DEVICE_LASTS });
	return answer;
}

type Denial = Extract<Awaited<ReturnType<typeof changePassword>>, { ok: false }>['error'];

function denied(deps: Deps, c: Context, denial: Denial) {
	if (denial.code === 'busy') return busy(c, deps.randomBytes);
	const { retryAfter } = 'retryAfter' in denial ? denial : {};
	return refusal(c, denial.code, retryAfter === undefined ? {} : { retryAfter });
}
