import type * as z from 'zod/mini';
import { CodeAnswer, DeviceList, SessionAnswer } from '#lib/domain/protocol/access.ts';
import type { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { PullAnswer, PushAnswer } from '#lib/domain/protocol/sync.ts';
import { ActivationAnswer, Done, Health } from '#server/border/answers.ts';
import { DemoAccounts } from '#server/demo/account.ts';
import { SliceOutcome } from '#server/registry/slices.ts';

/**
 * Who may: `signedIn` on an active device; `handingIn` also on one that is closing or lost, which may still hand over what it
 * holds; `operator` is a command on the server's own machine.
 */
export type Who = 'anyone' | 'signedIn' | 'handingIn' | 'operator';

export type Declaration = {
	readonly who: Who;
	/** Which rows it can touch: none, the person's own account, what the person holds, or everything. */
	readonly scope: 'none' | 'own' | 'held' | 'all';
	readonly what: string;
	/** The shape of a good answer; nothing for an answer without a body, `events` for a stream. */
	readonly answer?: z.ZodMiniType | 'events';
	/** How it can end otherwise, besides what any request can end with. */
	readonly codes?: readonly ErrorCode[];
};

/** Everything the API can be asked. A route without a line here does not start, and the documentation is made from it. */
export const ACTIONS = {
	'health.read': { who: 'anyone', scope: 'none', what: 'Says that the server is up.', answer: Health },
	'csp.report': { who: 'anyone', scope: 'none', what: 'Takes a browser’s report that a page broke its policy.' },
	'code.read': {
		who: 'anyone',
		scope: 'none',
		what: 'Whose slip this is, until when, and whether a password was already set with it.',
		answer: CodeAnswer,
		codes: ['code_unknown', 'code_expired', 'code_spent']
	},
	'code.redeem': {
		who: 'anyone',
		scope: 'own',
		what: 'Activates this browser for the person on the slip. The first time it sets the password; within 24 hours another browser is added with the code and that password.',
		answer: SessionAnswer,
		codes: [
			'code_unknown',
			'code_expired',
			'code_spent',
			'code_needs_password',
			'password_too_short',
			'password_too_long',
			'busy'
		]
	},
	'session.open': {
		who: 'anyone',
		scope: 'own',
		what: 'Signs in on a browser that was activated for this person; on any other the right password counts for nothing.',
		answer: SessionAnswer,
		codes: ['login_failed', 'login_delayed', 'busy']
	},
	'session.close': { who: 'anyone', scope: 'own', what: 'Ends this session, if there is one.', answer: Done },
	'session.read': { who: 'signedIn', scope: 'own', what: 'Who is signed in here.', answer: SessionAnswer },
	'password.change': {
		who: 'signedIn',
		scope: 'own',
		what: 'Sets another password, given the present one, and ends every other session of the person.',
		answer: SessionAnswer,
		codes: ['login_failed', 'login_delayed', 'password_too_short', 'password_too_long', 'busy']
	},
	'device.list': { who: 'signedIn', scope: 'own', what: 'The person’s active devices.', answer: DeviceList },
	'device.close': {
		who: 'signedIn',
		scope: 'own',
		what: 'Closes one of the person’s devices: from now on it can only hand in what it holds, for 30 days.',
		answer: Done,
		codes: ['not_found']
	},
	'sync.push': {
		who: 'handingIn',
		scope: 'held',
		what: 'Hands in what was done on the phone, and may pull in the same round trip.',
		answer: PushAnswer,
		codes: ['client_reused', 'busy']
	},
	'sync.pull': {
		who: 'signedIn',
		scope: 'held',
		what: 'Changes of everything the person holds, beyond the cursor.',
		answer: PullAnswer,
		codes: ['client_reused', 'upgrade_required', 'busy']
	},
	'sync.events': {
		who: 'signedIn',
		scope: 'held',
		what: 'A stream that says "moved" when something the person holds has changed; it never carries data.',
		answer: 'events',
		codes: ['busy']
	},
	'ops.activation': {
		who: 'operator',
		scope: 'all',
		what: 'Issues a fresh activation code for one account; earlier ones are dead.',
		answer: ActivationAnswer,
		codes: ['not_found']
	},
	'ops.registrySlice': {
		who: 'operator',
		scope: 'all',
		what: 'Applies one part of an imported list: whole or not at all, and only what differs. Repeating it changes nothing.',
		answer: SliceOutcome
	},
	'ops.demoAccounts': {
		who: 'operator',
		scope: 'all',
		what: 'Issues fresh activation codes for the made-up people of the demo regency; earlier ones are dead.',
		answer: DemoAccounts,
		codes: ['not_found']
	}
} as const satisfies Record<string, Declaration>;

export type Action = keyof typeof ACTIONS;
