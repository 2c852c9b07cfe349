import type { Api } from '#lib/sync/exchange/api.ts';

export type Wake = {
	/** Rings again after a sign-in: a browser does not come back to a stream that was refused. */
	listenAgain(): void;
	stop(): void;
};

type Hear = {
	exchange(): void;
	/** The person put the phone away. */
	away(): void;
};

/**
 * When a phone is due to exchange without having written anything: the line came back, somebody looks again, or the server rings.
 * It rings only while somebody is looking; a browser that never hears it still has its timer.
 */
export function wakeOn(api: Api, { exchange, away }: Hear): Wake {
	let hangUp: (() => void) | undefined;

	function follow() {
		hangUp?.();
		hangUp = undefined;
		if (document.visibilityState !== 'visible') return away();
		hangUp = api.listen(exchange);
		exchange();
	}

	window.addEventListener('online', exchange);
	document.addEventListener('visibilitychange', follow);
	follow();
	return {
		listenAgain: follow,
		stop() {
			window.removeEventListener('online', exchange);
			document.removeEventListener('visibilitychange', follow);
			hangUp?.();
		}
	};
}
