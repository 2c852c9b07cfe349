import * as z from 'zod/mini';

// Every id is a UUID written in lower case: one spelling, so that equal ids are equal strings.
const uuid = z.uuid().check(z.lowercase());

export const PersonId = uuid.brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;

export const HouseholdId = uuid.brand<'HouseholdId'>();
export type HouseholdId = z.infer<typeof HouseholdId>;

export const VisitId = uuid.brand<'VisitId'>();
export type VisitId = z.infer<typeof VisitId>;

export const RoundId = uuid.brand<'RoundId'>();
export type RoundId = z.infer<typeof RoundId>;

export const DeviceId = uuid.brand<'DeviceId'>();
export type DeviceId = z.infer<typeof DeviceId>;

/** One copy of the outbox: belongs to one person and device, and counts its mutations from 1. */
export const ClientId = uuid.brand<'ClientId'>();
export type ClientId = z.infer<typeof ClientId>;

/** Unique in the server's ledger, so a repeat is known for what it is wherever it comes from. Version 7: sorts by time. */
export const MutationId = z.uuidv7().check(z.lowercase()).brand<'MutationId'>();
export type MutationId = z.infer<typeof MutationId>;
