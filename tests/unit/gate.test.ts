import { describe, expect, test } from 'vitest';
import { detour, type Holder, homeOf } from '#lib/ui/shell/gate.ts';

const out: Holder = { status: 'out', opened: false, known: false, complete: false, hat: undefined };
const sponsor: Holder = { status: 'in', opened: true, known: true, complete: true, hat: 'sponsor' };
const head: Holder = { ...sponsor, hat: 'village' };
const admin: Holder = { ...sponsor, hat: undefined };

describe('whoever is not signed in', () => {
	test.each(['/', '/keluarga', '/keluarga/[id]', '/saya', '/mulai'])('is led from %s to the sign-in', (route) => {
		expect(detour(route, out)).toBe('/masuk');
	});

	test.each(['/masuk', '/aktivasi'])('may stay on %s', (route) => {
		expect(detour(route, out)).toBeUndefined();
	});
});

describe('whoever is signed in', () => {
	test('goes nowhere until the phone has looked who it is', () => {
		expect(detour('/saya', { ...out, status: 'starting' })).toBeUndefined();
		expect(detour('/', { ...sponsor, opened: false })).toBeUndefined();
	});

	test('waits at the first download until the phone knows them', () => {
		const fresh = { ...sponsor, known: false, complete: false };
		expect(detour('/', fresh)).toBe('/mulai');
		expect(detour('/mulai', fresh)).toBeUndefined();
	});

	test('may work with what has come while the rest is on its way', () => {
		expect(detour('/', { ...sponsor, complete: false })).toBeUndefined();
		expect(detour('/mulai', { ...sponsor, complete: false })).toBeUndefined();
	});

	test('is taken home once the download is complete, or after signing in', () => {
		expect(detour('/mulai', sponsor)).toBe('/');
		expect(detour('/masuk', head)).toBe('/desa');
	});

	test('finds their own home behind the app’s icon', () => {
		expect(detour('/', sponsor)).toBeUndefined();
		expect(detour('/', head)).toBe('/desa');
		expect(detour('/', admin)).toBe('/saya');
		expect(detour('/desa', sponsor)).toBe('/');
		expect([sponsor, head, admin].map(({ hat }) => homeOf(hat))).toEqual(['/', '/desa', '/saya']);
	});

	test('is left alone on every other page', () => {
		for (const route of ['/keluarga', '/serah/[id]', '/kotak-kirim', '/saya', '/aktivasi']) {
			for (const holder of [sponsor, head, admin]) expect(detour(route, holder)).toBeUndefined();
		}
	});
});
