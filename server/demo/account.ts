import * as z from 'zod/mini';
import type { PersonId } from '#lib/domain/identity/ids.ts';

export const DEMO_KEYS = ['sponsor', 'sponsor2', 'sponsorSingle', 'villageHead', 'villageOperator', 'admin'] as const;

/** Somebody made up whom a visitor may play, and how many households they foster or speak for. */
const Played = {
	key: z.enum(DEMO_KEYS),
	role: z.enum(['sponsor', 'villageHead', 'villageOperator', 'admin']),
	name: z.string(),
	login: z.string(),
	village: z.exactOptional(z.string()),
	households: z.int()
};

/** With a fresh activation code. */
export const DemoAccount = z.strictObject({ ...Played, code: z.string() });
export type DemoAccount = z.infer<typeof DemoAccount>;
export type DemoPerson = Omit<DemoAccount, 'code'> & { readonly id: PersonId };
export type DemoKey = DemoAccount['key'];

export const DemoAccounts = z.strictObject({ accounts: z.array(DemoAccount) });

/** The link that opens the activation page with the code filled in; what follows the # never leaves the browser. */
export const linkOf = (address: string, code: string): string => `${address}/aktivasi#${code}`;
