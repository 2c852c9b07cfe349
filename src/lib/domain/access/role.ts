import * as z from 'zod/mini';
import { PersonId } from '#lib/domain/identity/ids.ts';
import { VillageCode } from '#lib/domain/identity/region.ts';

/** One hat of a person. Whoever speaks for a village carries the village in the role. */
export const Role = z.discriminatedUnion('name', [
	z.strictObject({ name: z.literal('sponsor') }),
	z.strictObject({ name: z.literal('villageHead'), village: VillageCode }),
	z.strictObject({ name: z.literal('villageOperator'), village: VillageCode }),
	z.strictObject({ name: z.literal('admin') })
]);
export type Role = z.infer<typeof Role>;
export type RoleName = Role['name'];

/** Who does something: the person and the hats they wore at that moment. */
export type Actor = {
	readonly id: PersonId;
	readonly name: string;
	readonly unit?: string | undefined;
	readonly roles: readonly Role[];
};

/** The villages a person speaks for, as head or as the head's delegate. */
export function villagesOf(roles: readonly Role[]): VillageCode[] {
	return roles.flatMap((role) =>
		role.name === 'villageHead' || role.name === 'villageOperator' ? [role.village] : []
	);
}

export const isSponsor = (roles: readonly Role[]): boolean => roles.some(({ name }) => name === 'sponsor');
