import { MINUTE } from '#lib/domain/time.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

/** One line on the state of things, and what a person can do about it at once. */
export type StatusLine = { readonly text: string; readonly act?: 'signIn' | 'reload' };

// Less is no trouble: the server mends the time by what the phone knows of its own clock.
const CLOCK_OFF = 5 * MINUTE;

const LINES: Partial<Record<Session['link']['state'], () => StatusLine>> = {
	signedOut: () => ({ text: m.net_signed_out(), act: 'signIn' }),
	outdated: () => ({ text: m.net_outdated(), act: 'reload' }),
	unreachable: () => ({ text: m.net_offline() }),
	busy: () => ({ text: m.net_busy() }),
	refused: () => ({ text: m.net_refused() })
};

/** What stands at the top of the screen, if anything: how the last exchange ended, else a clock that is wrong. */
export function statusLine(session: Pick<Session, 'settled' | 'snapshot'> | undefined): StatusLine | undefined {
	if (!session) return undefined;
	const line = LINES[session.settled.state]?.();
	if (line) return line;
	const offset = Math.abs(session.snapshot?.state?.offset ?? 0);
	return offset > CLOCK_OFF ? { text: m.net_clock({ count: Math.round(offset / MINUTE) }) } : undefined;
}
