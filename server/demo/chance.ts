import type { Instant } from '#lib/domain/time.ts';

/** Chance that comes out the same each time: everything in the demo regency is drawn from one seed. */
export class Chance {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to, but not including, 1 (mulberry32). */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number, both ends included. */
	between(least: number, most: number): number {
		return least + Math.floor(this.next() * (most - least + 1));
	}

	is(probability: number): boolean {
		return this.next() < probability;
	}

	of<const T>(choices: readonly [T, ...T[]]): T {
		return choices[this.between(0, choices.length - 1)] ?? choices[0];
	}

	/** One of several, each as likely as its weight says. */
	weighted<T>(choices: readonly [readonly [T, number], ...(readonly [T, number])[]]): T {
		let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
		return (choices.find(([, weight]) => (left -= weight) < 0) ?? choices[0])[0];
	}

	/** A UUID of version 7: the moment, and chance. */
	id(at: Instant): string {
		const chance = Array.from({ length: 19 }, () => this.between(0, 15).toString(16)).join('');
		const time = at.toString(16).padStart(12, '0');
		const variant = (8 + this.between(0, 3)).toString(16);
		const parts = [time.slice(0, 8), time.slice(8), `7${chance.slice(0, 3)}`, variant + chance.slice(3, 6)];
		return [...parts, chance.slice(6, 18)].join('-');
	}
}
