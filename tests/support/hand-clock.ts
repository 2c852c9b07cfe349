import type { Scheduler } from '#lib/sync/ports.ts';

/** A clock that a test turns by hand, and the timers that hang on it. */
export function createHandClock(start: number) {
	let now = start;
	let timers: { at: number; call: () => void }[] = [];
	const scheduler: Scheduler = {
		after(ms, call) {
			const timer = { at: now + ms, call };
			timers.push(timer);
			return () => (timers = timers.filter((other) => other !== timer));
		}
	};
	return {
		clock: () => now,
		scheduler,
		/** How long until the next timer rings. */
		next: () => Math.min(...timers.map(({ at }) => at - now)),
		turn(ms: number) {
			now += ms;
			const due = timers.filter(({ at }) => at <= now);
			timers = timers.filter(({ at }) => at > now);
			for (const { call } of due) call();
		}
	};
}
