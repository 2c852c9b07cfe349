import * as z from 'zod/mini';
import { HouseholdId, PersonId } from '#lib/domain/identity/ids.ts';
import { VillageCode } from '#lib/domain/identity/region.ts';
import { type Role, villagesOf, isSponsor } from '#lib/domain/access/role.ts';

/**
 * The unit of replication and of permission: whoever holds a scope may see every row in it, and nobody else sees any.
 * `account` is each person's own; the others are named after what they are about.
 */
export const Scope = z
	.string()
	.check(z.regex(/^(regency|(household|sponsor|account):[0-9a-f-]{36}|village:[0-9]{2}(\.[0-9]{2}){2}\.[12][0-9]{3})$/))
	.brand<'Scope'>();
export type Scope = z.infer<typeof Scope>;

export const REGENCY = 'regency' as Scope;
export const householdScope = (id: HouseholdId) => `household:${id}` as Scope;
export const villageScope = (code: VillageCode) => `village:${code}` as Scope;
export const sponsorScope = (id: PersonId) => `sponsor:${id}` as Scope;
export const accountScope = (id: PersonId) => `account:${id}` as Scope;

/** What a person holds now, sorted. `fostered` are the households assigned to them today. */
export function scopesHeld(id: PersonId, roles: readonly Role[], fostered: readonly HouseholdId[]): Scope[] {
	const asSponsor = isSponsor(roles) ? [sponsorScope(id), ...fostered.map(householdScope)] : [];
	return [REGENCY, accountScope(id), ...asSponsor, ...villagesOf(roles).map(villageScope)].sort();
}
