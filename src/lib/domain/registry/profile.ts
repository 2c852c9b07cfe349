import * as z from 'zod/mini';
import { Role } from '#lib/domain/access/role.ts';
import { PersonId } from '#lib/domain/identity/ids.ts';

/** What a phone knows of the person it serves. */
export const Profile = z.looseObject({
	id: PersonId,
	name: z.string(),
	unit: z.optional(z.string()),
	roles: z.array(Role),
	/** Made-up people of the demo regency; screens say so. */
	demo: z.boolean()
});
export type Profile = z.infer<typeof Profile>;
