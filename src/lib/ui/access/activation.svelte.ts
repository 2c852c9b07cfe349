import { readActivationCode } from '#lib/domain/identity/activation-code.ts';
import { PASSWORD_MIN, type CodeAnswer } from '#lib/domain/protocol/access.ts';
import { app } from '#lib/ui/app.svelte.ts';
import { Attempt } from '#lib/ui/access/attempt.svelte.ts';

/**
 * From the code on a slip to a phone that knows its person: the code is checked here, then by the server, which says whose it is;
 * then a password is made, or, where one was made with this code before, asked for.
 */
export class Activation {
	typed = $state('');
	password = $state('');
	#code: string | undefined;
	#slip = $state.raw<CodeAnswer>();
	#misread = $state(false);
	#tooShort = $state(false);
	/** Somebody has used this code meanwhile: its password is asked for now. */
	#overtaken = $state(false);
	readonly attempt = new Attempt();

	get slip(): CodeAnswer | undefined {
		return this.#slip;
	}

	get misread(): boolean {
		return this.#misread;
	}

	get tooShort(): boolean {
		return this.#tooShort;
	}

	get needsOwnPassword(): boolean {
		return this.#overtaken || this.#slip?.passwordSet === true;
	}

	/** Looks the slip up. */
	async read(): Promise<void> {
		this.#code = readActivationCode(this.typed);
		this.#misread = this.#code === undefined;
		const code = this.#code;
		if (code === undefined) return;
		this.#slip = await this.attempt.ask(() => app.api.access.readCode(code));
	}

	/** Back to the code, for a slip of somebody else. */
	forget(): void {
		this.#slip = undefined;
		this.typed = '';
		this.password = '';
	}

	/** Activates this phone; `true` when it is done. */
	async redeem(): Promise<boolean> {
		const code = this.#code;
		const asked = this.needsOwnPassword;
		this.#tooShort = !asked && [...this.password.normalize('NFC')].length < PASSWORD_MIN;
		if (code === undefined || this.#tooShort || this.password === '') return false;
		const answer = await this.attempt.ask(() => app.api.access.activate(code, this.password));
		if (answer) {
			await app.enter(answer);
			return true;
		}
		if (this.attempt.error === 'code_needs_password' && !asked) {
			this.#overtaken = true;
			this.password = '';
		}
		return false;
	}
}
