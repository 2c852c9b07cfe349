import type { LocalDate } from '#lib/domain/time.ts';
import type { Chance } from '#server/demo/chance.ts';

/**
 * Numbers that are right in structure and cannot be anybody's. A NIK and a family card carry a district above 50 (the regency
 * has 25) and a serial above 9000; a NIP has a serial above 899; no telephone number in the country begins with 0840.
 */
export class Numbers {
	readonly #given = new Set<string>();
	readonly #chance: Chance;
	readonly #region: string;

	constructor(chance: Chance, district: number) {
		this.#chance = chance;
		this.#region = `3510${district + 50}`;
	}

	nik(birth: LocalDate, sex: 'L' | 'P'): string {
		const [year, month, day] = birth.split('-');
		const dayOfSex = String(Number(day) + (sex === 'P' ? 40 : 0)).padStart(2, '0');
		return this.#unique(() => `${this.#region}${dayOfSex}${month}${year?.slice(2)}${this.#serial()}`);
	}

	/** A family card carries the day on which it was issued. */
	kk(issued: LocalDate): string {
		const [year, month, day] = issued.split('-');
		return this.#unique(() => `${this.#region}${day}${month}${year?.slice(2)}${this.#serial()}`);
	}

	/** The 13th and 14th digits are the month of a PNS's appointment, and 21 for a PPPK. */
	nip(birth: LocalDate, { kind, sex }: { kind: 'PNS' | 'PPPK'; sex: 'L' | 'P' }): string {
		const began = Number(birth.slice(0, 4)) + this.#chance.between(24, 30);
		const month = kind === 'PPPK' ? '21' : String(this.#chance.between(1, 12)).padStart(2, '0');
		const start = `${birth.replaceAll('-', '')}${began}${month}${sex === 'L' ? 1 : 2}`;
		return this.#unique(() => `${start}${this.#chance.between(900, 999)}`);
	}

	phone(): string {
		return this.#unique(() => `0840${this.#chance.between(10_000_000, 99_999_999)}`);
	}

	#serial(): number {
		return this.#chance.between(9001, 9999);
	}

	#unique(draw: () => string): string {
		for (;;) {
			const number = draw();
			if (this.#given.has(number)) continue;
			this.#given.add(number);
			return number;
		}
	}
}
