import type { HouseholdId, PersonId, RoundId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import { addDays } from '#lib/domain/time.ts';
import type { Tables } from '#server/store/schema.ts';

/** A Tuesday morning in Banyuwangi, in the second day of the running round. */
export const NOW = Date.parse('2026-11-24T03:00:00Z');

/** Ids that say which one they are. */
const idOf = (kind: string, number: number): string =>
	`0190a000-0000-7000-8${kind}-${String(number).padStart(12, '0')}`;

const person = (number: number) => idOf('e00', number) as PersonId;

export const TELEMUNG = '35.10.21.2008' as VillageCode;
export const WATUKEBO = '35.10.14.2003' as VillageCode;

/** Sari, Budi and Citra foster; Lurah fosters in Telemung and speaks for Watukebo; Dewi fosters nobody. */
export const PEOPLE = {
	sari: person(1),
	budi: person(2),
	citra: person(3),
	lurah: person(4),
	kades: person(5),
	operator: person(6),
	admin: person(7),
	dewi: person(8)
} as const;
export type Name = keyof typeof PEOPLE;

/** Fourteen weeks that are over, the running one, and one to come; the twelfth back is the last that phones hold. */
export const ROUNDS = Array.from({ length: 16 }, (_, place) => {
	const start = addDays('2026-11-23', (place - 14) * 7);
	return { id: idOf('f00', place + 1) as RoundId, number: place + 1, start, end: addDays(start, 6) };
});
export const RUNNING = 15;
export const roundId = (number: number): RoundId => idOf('f00', number) as RoundId;
export const household = (number: number): HouseholdId => idOf('a00', number) as HouseholdId;

type RoleRow = Pick<Tables['person_role'], 'role' | 'village_code'>;
const SPONSOR: RoleRow = { role: 'sponsor', village_code: null };

/** The hats each of them has worn since the year began. */
export const ROLES: Record<Name, readonly RoleRow[]> = {
	sari: [SPONSOR],
	budi: [SPONSOR],
	citra: [SPONSOR],
	lurah: [SPONSOR, { role: 'villageHead', village_code: WATUKEBO }],
	kades: [{ role: 'villageHead', village_code: TELEMUNG }],
	operator: [{ role: 'villageOperator', village_code: TELEMUNG }],
	admin: [{ role: 'admin', village_code: null }],
	dewi: [SPONSOR]
};
