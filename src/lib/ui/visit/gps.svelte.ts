import type { Point } from '#lib/domain/visit/visit.ts';

const ENOUGH = 10;
const GOOD = 20;
const FARTHEST = 100_000;
const IMPATIENT_MS = 20_000;
const GIVE_UP_MS = 120_000;

/**
 * Where the phone is, as well as it can tell: listens until it knows to ten metres or two minutes are over. Nothing waits for
 * it; a phone without an answer is told apart from one that may not ask.
 */
export class Gps {
	#best = $state.raw<Point>();
	#impatient = $state(false);
	#off = $state(false);
	#watch: number | undefined;
	#timers: ReturnType<typeof setTimeout>[] = [];

	get best(): Point | undefined {
		return this.#best;
	}

	get state(): 'seeking' | 'found' | 'coarse' | 'slow' | 'off' {
		if (this.#best && this.#best.accuracy <= GOOD) return 'found';
		if (this.#off) return this.#best ? 'coarse' : 'off';
		if (!this.#impatient) return 'seeking';
		return this.#best ? 'coarse' : 'slow';
	}

	/** Starts listening; returns how to stop. What was found stays. */
	start(): () => void {
		if (this.#best && this.#best.accuracy <= ENOUGH) return () => undefined;
		// Missing in some in-app browsers, whatever the types say.
		const geolocation = navigator.geolocation as Geolocation | undefined;
		if (!geolocation) {
			this.#off = true;
			return () => undefined;
		}
		this.#impatient = false;
		this.#watch = geolocation.watchPosition(
			(position) => this.#take(position),
			({ code, PERMISSION_DENIED }) => (this.#off = code === PERMISSION_DENIED),
			{ enableHighAccuracy: true, maximumAge: 0, timeout: GIVE_UP_MS }
		);
		this.#timers = [
			setTimeout(() => (this.#impatient = true), IMPATIENT_MS),
			setTimeout(() => this.#stop(), GIVE_UP_MS)
		];
		return () => this.#stop();
	}

	#take({ coords: { latitude, longitude, accuracy } }: GeolocationPosition) {
		const doubt = Math.round(accuracy);
		if (doubt > FARTHEST || (this.#best && this.#best.accuracy <= doubt)) return;
		this.#best = { lat: rounded(latitude), lng: rounded(longitude), accuracy: doubt };
		if (doubt <= ENOUGH) this.#stop();
	}

	#stop() {
		if (this.#watch !== undefined) navigator.geolocation.clearWatch(this.#watch);
		this.#watch = undefined;
		for (const timer of this.#timers) clearTimeout(timer);
		this.#timers = [];
		this.#impatient = true;
	}
}

// A tenth of a metre: more digits would only claim what no phone knows.
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
