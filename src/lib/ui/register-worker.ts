const WORKER = '/service-worker.js';
const HOUR = 3_600_000;
const PATIENCE = 5_000;

/**
 * Registers the worker that keeps the app for use without signal, and tells of a newer one that waits. Calling what it hands over
 * lets that one take over, and the page reloads once.
 */
export async function registerWorker(onwaiting: (takeOver: () => void) => void): Promise<void> {
	// Missing on plain http, whatever the types say.
	const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
	if (!workers) return;
	// The DOM's types know no Trusted Types here; the browser takes this value and refuses a plain string.
	const registration = await workers.register(workerUrl() as string, { scope: '/', updateViaCache: 'none' });

	const offer = (worker: ServiceWorker) => onwaiting(() => takeOver(workers, worker));
	if (registration.waiting && workers.controller) offer(registration.waiting);
	registration.addEventListener('updatefound', () => {
		const worker = registration.installing;
		worker?.addEventListener('statechange', () => {
			if (worker.state === 'installed' && workers.controller) offer(worker);
		});
	});
	askNowAndThen(registration);
}

function takeOver(workers: ServiceWorkerContainer, worker: ServiceWorker): void {
	workers.addEventListener('controllerchange', () => location.reload(), { once: true });
	worker.postMessage({ type: 'SKIP_WAITING' });
	// A worker that still waits for an answer gives way only once its page is gone.
	setTimeout(() => location.reload(), PATIENCE);
}

/** An installed app is seldom closed: without this it would hear of a new release only then. */
function askNowAndThen(registration: ServiceWorkerRegistration): void {
	let asked = Date.now();
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState !== 'visible' || Date.now() - asked < HOUR) return;
		asked = Date.now();
		// Without signal there is nothing new to know.
		registration.update().catch(() => undefined);
	});
}

/** The one script address this app may make: the policy refuses every other. */
function workerUrl(): unknown {
	const policy = globalThis.trustedTypes?.createPolicy('app-worker', {
		createScriptURL: (url) => {
			if (url !== WORKER) throw new TypeError(`not a worker of ours: ${url}`);
			return url;
		}
	});
	return policy ? policy.createScriptURL(WORKER) : WORKER;
}
