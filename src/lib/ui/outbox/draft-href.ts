import { resolve } from '$app/paths';
import type { Draft } from '#lib/sync/replica/store.ts';

/** Where a draft goes on: the very page it was left on, as long as that is a page of this report. */
export function draftHref({ path, householdId: id }: Draft): string {
	const here = path.includes(id) && /^\/(serah|kunjungan)\//.test(path);
	return here ? path : resolve('/serah/[id]', { id });
}
