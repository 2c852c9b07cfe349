import type { Hat } from '#lib/ui/hat.svelte.ts';

export type Home = '/' | '/desa' | '/saya';

/** What is known of whoever holds the phone. */
export type Holder = {
	readonly status: 'starting' | 'out' | 'in';
	/** The phone's database has answered. */
	readonly opened: boolean;
	/** The first download has brought at least who the person is. */
	readonly known: boolean;
	/** The first download is complete. */
	readonly complete: boolean;
	readonly hat: Hat | undefined;
};

const PUBLIC: ReadonlySet<string | null> = new Set(['/masuk', '/aktivasi']);

/** Where a person's day begins. Who has no field role has no home here but their own page. */
export function homeOf(hat: Hat | undefined): Home {
	if (hat === undefined) return '/saya';
	return hat === 'sponsor' ? '/' : '/desa';
}

/** Where somebody must go instead of where they are, if anywhere. */
export function detour(route: string | null, holder: Holder): Home | '/masuk' | '/mulai' | undefined {
	if (holder.status === 'starting') return undefined;
	if (holder.status === 'out') return PUBLIC.has(route) ? undefined : '/masuk';
	if (!holder.opened || route === '/aktivasi') return undefined;
	if (!holder.known) return route === '/mulai' ? undefined : '/mulai';
	return detourAtHome(route, holder);
}

function detourAtHome(route: string | null, { complete, hat }: Holder): Home | undefined {
	const home = homeOf(hat);
	const passed = route === '/masuk' || (route === '/mulai' && complete);
	const foreign = (route === '/' || route === '/desa') && route !== home;
	return passed || foreign ? home : undefined;
}
