import type { Lock } from '#lib/sync/ports.ts';

const STALE_MS = 60_000;

/**
 * One tab syncs at a time. A tab that froze while holding the lock loses it after a minute without a sign of life; nothing
 * goes wrong when two tabs sync after all, it is only done twice.
 */
// Old browsers have no locks, whatever the types say.
export function createLock(name: string, locks = navigator.locks as LockManager | undefined): Lock {
	const beat = `${name}:beat`;
	const alive = () => localStorage.setItem(beat, String(Date.now()));

	async function hold(options: LockOptions, work: () => Promise<void>): Promise<boolean> {
		if (!locks) return work().then(() => true);
		return locks.request(name, options, async (lock) => {
			if (!lock) return false;
			alive();
			const beating = setInterval(alive, STALE_MS / 4);
			await work().finally(() => clearInterval(beating));
			return true;
		});
	}

	return {
		async ifFree(work) {
			if (await hold({ ifAvailable: true }, work)) return true;
			const silent = Date.now() - Number(localStorage.getItem(beat) ?? 0) > STALE_MS;
			return silent ? hold({ steal: true }, work) : false;
		}
	};
}
