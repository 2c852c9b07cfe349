import { isSponsor, type Role, villagesOf } from '#lib/domain/access/role.ts';

const KEY = 'hat';

/** Which of a person's homes is on screen. */
export type Hat = 'sponsor' | 'village';

/** The homes that a person's roles give them, the first one first. */
export function hatsOf(roles: readonly Role[]): Hat[] {
	const sponsor: Hat[] = isSponsor(roles) ? ['sponsor'] : [];
	return villagesOf(roles).length > 0 ? [...sponsor, 'village'] : sponsor;
}

/** The hat a person chose on this phone, kept for the next time. */
export class ChosenHat {
	#current = $state(kept());

	get current(): Hat | undefined {
		return this.#current;
	}

	wear(hat: Hat): void {
		this.#current = hat;
		localStorage.setItem(KEY, hat);
	}
}

function kept(): Hat | undefined {
	const hat = typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY);
	return hat === 'sponsor' || hat === 'village' ? hat : undefined;
}
