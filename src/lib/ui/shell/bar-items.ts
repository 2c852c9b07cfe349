import { mayRule } from '#lib/domain/mutation/rule-delivery.ts';
import type { IconName } from '#lib/ui/icons/paths.ts';
import type { Hat } from '#lib/ui/hat.svelte.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { m } from '#lib/words/compiled/messages.js';

type Path = '/' | '/keluarga' | '/kotak-kirim' | '/desa' | '/saya';

export type BarItem = { readonly path: Path; readonly icon: IconName; readonly label: string; readonly count: number };

/** What stands at the foot of the screen. Without a session, as on a prerendered page, the page tells whose bar it is. */
export function barItems(session: Session | undefined, route: string | null): BarItem[] {
	const hat = session?.profile ? session.hat : route === '/desa' ? 'village' : 'sponsor';
	const me: BarItem = { path: '/saya', icon: 'user', label: m.nav_me(), count: 0 };
	return hat === undefined ? [me] : [...itemsOf(hat, session), me];
}

function itemsOf(hat: Hat, session: Session | undefined): BarItem[] {
	const households: BarItem = { path: '/keluarga', icon: 'users', label: m.nav_households(), count: 0 };
	if (hat === 'village') {
		return [{ path: '/desa', icon: 'list-checks', label: m.nav_confirm(), count: toRule(session) }, households];
	}
	return [
		{ path: '/', icon: 'house', label: m.nav_week(), count: 0 },
		households,
		{ path: '/kotak-kirim', icon: 'send', label: m.nav_outbox(), count: toSend(session) }
	];
}

/** What waits to be sent, and what was refused and waits for the person. */
const toSend = (session: Session | undefined): number =>
	session ? session.waiting + (session.snapshot?.attention.length ?? 0) : 0;

function toRule(session: Session | undefined): number {
	const me = session?.me;
	if (!me) return 0;
	return [...(session.snapshot?.view.visitSummary.values() ?? [])].filter((visit) => mayRule(visit, me)).length;
}

/** Which of them a page belongs to: a household's page belongs to the households. */
export const belongs = (path: Path, route: string | null): boolean =>
	route === path || (path !== '/' && (route ?? '').startsWith(`${path}/`));
