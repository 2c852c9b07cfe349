import type { ErrorCode } from '#lib/domain/protocol/errors.ts';
import type { Answer } from '#lib/sync/exchange/api.ts';
import { errorText } from '#lib/words/codes.ts';

/** One thing asked of the server at the door, as the screen shows it: under way, refused, or to be tried again later. */
export class Attempt {
	#working = $state(false);
	#error = $state<ErrorCode | 'unreachable'>();
	/** Seconds until the server will listen again. */
	#left = $state(0);
	#timer: ReturnType<typeof setInterval> | undefined;

	get working(): boolean {
		return this.#working;
	}

	get error(): ErrorCode | 'unreachable' | undefined {
		return this.#error;
	}

	/** What went wrong as a sentence; it counts the seconds down. */
	get text(): string | undefined {
		if (this.#error === undefined || (this.#left === 0 && this.#timed(this.#error))) return undefined;
		return this.#left > 0 ? errorText(this.#error, this.#left) : errorText(this.#error);
	}

	/** Asks once at a time, and not before the server wants to be asked again. `undefined` when nothing came of it. */
	async ask<T>(question: () => Promise<Answer<T>>): Promise<T | undefined> {
		if (this.#working || this.#left > 0) return undefined;
		this.#working = true;
		this.#error = undefined;
		const answer = await question().finally(() => (this.#working = false));
		if (answer.ok) return answer.answer;
		this.#error = answer.error;
		if (this.#timed(answer.error)) this.#countDown(answer.retryAfter ?? 30);
		return undefined;
	}

	stop = (): void => clearInterval(this.#timer);

	#timed(error: ErrorCode | 'unreachable'): boolean {
		return error === 'login_delayed' || error === 'busy';
	}

	#countDown(seconds: number): void {
		this.stop();
		this.#left = seconds;
		this.#timer = setInterval(() => {
			this.#left -= 1;
			if (this.#left <= 0) this.stop();
		}, 1000);
	}
}
