import type { DeviceId } from '#lib/domain/identity/ids.ts';
import type { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { passwordFault } from '#server/access/accounts.ts';
import { countWrongTry, type OpenCode, openCode, useFirst } from '#server/access/activation.ts';
import { activateDevice, isKnownBrowser } from '#server/access/devices.ts';
import { type Browser, type Opened, setPassword, startSession } from '#server/access/sign-in.ts';
import { hashOf, newToken } from '#server/access/tokens.ts';
import type { Deps } from '#server/env.ts';
import type { Database } from '#server/store/schema.ts';

/** `deviceToken` is there when this browser had none, or one that nobody was ever activated under. */
type Redeemed = Opened & { readonly deviceToken: string | undefined };

type Request = { readonly code: string; readonly password: string };
type Outcome = Result<Redeemed, ErrorCode>;

/**
 * Activates a browser with the code of a slip. Whoever is first sets the password; whoever comes second within a day must know it.
 * Of two at once exactly one is first, and the other is asked: each hashes before the writer's queue, and looks again inside.
 */
export async function redeem(deps: Deps, request: Request, browser: Browser): Promise<Outcome> {
	const found = await deps.store.read((db) => openCode(db, request.code, deps.clock()));
	if (!found.ok) return found;
	if (found.value.passwordHash !== undefined)
		return redeemAgain(deps, request, { browser, hash: found.value.passwordHash });
	const first = await redeemFirst(deps, request, browser);
	return first ?? redeem(deps, request, browser);
}

/** `undefined` when somebody else was first meanwhile. */
async function redeemFirst(deps: Deps, { code, password }: Request, browser: Browser): Promise<Outcome | undefined> {
	const fault = passwordFault(password);
	if (fault) return err(fault);
	const hashed = await deps.passwords.hash(password);
	if (!hashed.ok) return hashed;
	return deps.store.write<Outcome | undefined>(async ({ db }) => {
		const now = deps.clock();
		const open = await openCode(db, code, now);
		if (!open.ok) return open;
		if (open.value.passwordHash !== undefined) return undefined;
		await useFirst(db, open.value, now);
		await setPassword(db, open.value, hashed.value);
		return ok(await activate(deps, db, { open: open.value, browser }));
	});
}

type Again = { readonly browser: Browser; readonly hash: string };

async function redeemAgain(deps: Deps, { code, password }: Request, { browser, hash }: Again): Promise<Outcome> {
	const checked = await deps.passwords.verify(password, hash);
	if (!checked.ok) return checked;
	return deps.store.write<Outcome>(async ({ db }) => {
		const open = await openCode(db, code, deps.clock());
		if (!open.ok) return open;
		if (checked.value.ok && open.value.passwordHash === hash) {
			return ok(await activate(deps, db, { open: open.value, browser }));
		}
		await countWrongTry(db, open.value);
		return err('code_needs_password');
	});
}

type Who = { readonly open: OpenCode; readonly browser: Browser };

async function activate(deps: Deps, db: Database, { open: { personId }, browser }: Who): Promise<Redeemed> {
	const known = browser.deviceHash !== undefined && (await isKnownBrowser(db, browser.deviceHash));
	const deviceToken = known ? undefined : newToken(deps.randomBytes);
	const deviceId = await activateDevice(db, {
		id: deps.newId() as DeviceId,
		personId,
		browserHash: deviceToken === undefined ? (browser.deviceHash ?? '') : hashOf(deviceToken),
		label: browser.label,
		now: deps.clock()
	});
	return { ...(await startSession(deps, db, { personId, deviceId, replaces: browser.sessionHash })), deviceToken };
}
