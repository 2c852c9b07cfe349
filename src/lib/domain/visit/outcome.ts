import * as z from 'zod/mini';

/** How a visit ended: the first four brought something, the others did not. */
export const Outcome = z.enum([
	'recipient',
	'familyMember',
	'neighbour',
	'leftAtOffice',
	'nobodyHome',
	'addressNotFound',
	'moved',
	'died',
	'refused',
	'listedTwice',
	'couldNotReach'
]);
export type Outcome = z.infer<typeof Outcome>;

const DELIVERED: ReadonlySet<Outcome> = new Set(['recipient', 'familyMember', 'neighbour', 'leftAtOffice']);

/** Whether food changed hands, so that there is something for the village to confirm. */
export const delivered = (outcome: Outcome): boolean => DELIVERED.has(outcome);
