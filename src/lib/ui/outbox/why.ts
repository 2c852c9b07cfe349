import type { Link } from '#lib/sync/exchange/syncer.ts';
import { time } from '#lib/ui/format/dates.ts';
import { m } from '#lib/words/compiled/messages.js';

const WHY: Record<Link['state'], () => string> = {
	idle: m.outbox_why_idle,
	exchanging: m.outbox_why_sending,
	unreachable: m.outbox_why_offline,
	busy: m.outbox_why_busy,
	signedOut: m.outbox_why_signed_out,
	clientReused: m.outbox_why_idle,
	outdated: m.outbox_why_outdated,
	refused: m.outbox_why_refused,
	wiped: m.outbox_why_signed_out
};

/** Why something still waits, and when it is tried again. */
export function whyText({ state, nextTryAt }: Link): string {
	const why = WHY[state]();
	return nextTryAt === undefined ? why : `${why} ${m.outbox_next_try({ time: time(nextTryAt) })}`;
}
