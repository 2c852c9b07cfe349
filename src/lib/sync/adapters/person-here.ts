import * as z from 'zod/mini';
import { DeviceId, PersonId } from '#lib/domain/identity/ids.ts';

const KEY = 'person';
const LEAVING = 'leaving';

const Here = z.object({ personId: PersonId, deviceId: DeviceId });
export type Here = z.infer<typeof Here>;

/** Who uses this browser: two random ids, no name and no secret. Read at once, so that the app opens without waiting. */
export function personHere(): Here | undefined {
	const kept = localStorage.getItem(KEY);
	const read = kept ? Here.safeParse(parse(kept)) : undefined;
	return read?.success ? read.data : undefined;
}

export function arrive(here: Here): void {
	localStorage.setItem(KEY, JSON.stringify(here));
	localStorage.removeItem(LEAVING);
}

/** The person left; the server is told at the next chance, since leaving works without a network too. */
export function leave(): void {
	localStorage.removeItem(KEY);
	localStorage.setItem(LEAVING, '1');
}

export const leaving = (): boolean => localStorage.getItem(LEAVING) !== null;
export const hasLeft = (): void => localStorage.removeItem(LEAVING);

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// Somebody else's writing: as good as nobody here.
		return undefined;
	}
}
