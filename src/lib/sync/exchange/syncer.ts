import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { exchangeOnce, type Step } from '#lib/sync/exchange/exchange.ts';
import type { Fault, Ports } from '#lib/sync/ports.ts';

/** What the person may be told of the line: what goes on, and when it is tried next. */
export type Link = {
	readonly state: 'idle' | 'exchanging' | Fault['why'] | 'wiped';
	readonly nextTryAt?: Instant;
	/** When the server last answered. */
	readonly answeredAt?: Instant;
};

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 15 * MINUTE;
// A run that never comes to rest would drain a battery: after this many round trips it goes on at the timer.
const MOST_STEPS = 200;
// A server that takes no client of ours is not asked again at once.
const MOST_RENEWALS = 3;

/** Keeps one copy and the server in step: whenever something was written, the line came back, or it is time. */
export function createSyncer(ports: Ports, hear: (link: Link) => void) {
	let running: Promise<void> | undefined;
	let again = false;
	let failures = 0;
	let stopped = true;
	let callOff: () => void = () => undefined;
	let answeredAt: Instant | undefined;

	function say(state: Link['state'], waitMs?: number) {
		hear({
			state,
			...(waitMs === undefined ? {} : { nextTryAt: ports.clock() + waitMs }),
			...(answeredAt === undefined ? {} : { answeredAt })
		});
	}

	async function run(): Promise<void> {
		let outcome: Step | undefined;
		const mine = await ports.lock.ifFree(async () => {
			say('exchanging');
			outcome = await untilRest();
		});
		if (mine && outcome) conclude(outcome);
		else plan(FIRST_WAIT * (1 + ports.chance()));
	}

	// What is set while an answer is awaited, the compiler does not see.
	const askedAgain = () => again;

	async function untilRest(): Promise<Step> {
		let renewals = 0;
		for (let count = 0; count < MOST_STEPS; count++) {
			again = false;
			const step = await exchangeOnce(ports);
			if (step.then !== 'fault' || step.why !== 'unreachable') answeredAt = ports.clock();
			if (step.then === 'again' && step.renewed) renewals += 1;
			// What was written while the answer was under way goes now, not at the timer.
			const onwards = step.then === 'again' || (step.then === 'rest' && askedAgain());
			if (!onwards) return step;
			if (renewals > MOST_RENEWALS) break;
		}
		return { then: 'fault', why: 'busy' };
	}

	function conclude(step: Step) {
		if (step.then === 'fault') {
			wait(step);
			return;
		}
		failures = 0;
		say(step.then === 'wipe' ? 'wiped' : 'idle');
		if (step.then === 'rest') plan(step.nextMs * (0.5 + ports.chance()));
	}

	/** Back-off with full jitter, so that thousands of phones do not come back together; a server's own wish comes first. */
	function wait(fault: Fault) {
		failures += 1;
		const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(failures, 12));
		const asked = fault.why === 'busy' ? (fault.afterMs ?? 0) : 0;
		const ms = Math.round(Math.max(asked * (1 + ports.chance()), longest * ports.chance(), 500));
		say(fault.why, ms);
		plan(ms);
	}

	function plan(ms: number) {
		callOff();
		if (!stopped) callOff = ports.scheduler.after(ms, () => void now());
	}

	/** Exchanges now; resolves when it has come to rest or failed. What is asked meanwhile joins the run under way. */
	function now(): Promise<void> {
		if (stopped) return Promise.resolve();
		again = true;
		callOff();
		running ??= run().finally(() => (running = undefined));
		return running;
	}

	return {
		now,
		start() {
			stopped = false;
			return now();
		},
		stop() {
			stopped = true;
			callOff();
			return running ?? Promise.resolve();
		}
	};
}

export type Syncer = ReturnType<typeof createSyncer>;
