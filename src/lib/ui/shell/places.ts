import { m } from '#lib/words/compiled/messages.js';

/**
 * Every page by its route: its name in the browser's list, which never says whose page it is, and what stands at its foot. Where
 * something is filled in, the foot is its own.
 */
const PLACES: Record<string, { title: () => string; foot?: 'bar' }> = {
	'/': { title: m.nav_week, foot: 'bar' },
	'/keluarga': { title: m.nav_households, foot: 'bar' },
	'/keluarga/[id]': { title: m.title_household, foot: 'bar' },
	'/kotak-kirim': { title: m.nav_outbox, foot: 'bar' },
	'/catatan/[id]': { title: m.title_record, foot: 'bar' },
	'/desa': { title: m.title_village, foot: 'bar' },
	'/saya': { title: m.nav_me, foot: 'bar' },
	'/desa/periksa/[id]': { title: m.title_village },
	'/serah/[id]': { title: m.title_delivery },
	'/kunjungan/[id]/[langkah]': { title: m.title_visit },
	'/masuk': { title: m.login_title },
	'/aktivasi': { title: m.activate_title },
	'/mulai': { title: m.first_title }
};

const placeOf = (route: string | null) => PLACES[route ?? ''];

/** The name of the browser's tab and of the page in its history. */
export function pageTitle(route: string | null): string {
	const name = placeOf(route)?.title();
	return name ? `${name} · ${m.app_name()}` : m.app_name();
}

export const hasBar = (route: string | null): boolean => placeOf(route)?.foot === 'bar';
