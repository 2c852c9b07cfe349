import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vite';
import { paraglide } from './paraglide.config.ts';

export default defineConfig({
	build: {
		// The worker keeps every file: lists of what to load ahead of a page would only make the first load larger.
		modulePreload: false,
		rolldownOptions: { checks: { pluginTimings: false } }
	},
	// Dexie's entry is written for browsers of 2015; the one beside it is smaller.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }] },
	server: { proxy: { '/api': 'http://127.0.0.1:8787' } },
	plugins: [
		paraglideVitePlugin(paraglide),
		sveltekit(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			manifest: {
				id: '/',
				name: 'ASN Berbagi',
				short_name: 'Berbagi',
				description: 'ASN mendampingi keluarga: kunjungan, bantuan dan rujukan, juga tanpa sinyal.',
				lang: 'id',
				dir: 'ltr',
				start_url: '/',
				scope: '/',
				display: 'standalone',
				background_color: '#ffffff',
				theme_color: '#0A5A48',
				icons: [
					{ src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
					{ src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
					{ src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
					{ src: '/icons/icon-monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' }
				]
			},
			// The phone asks for these pictures once, when it installs the app: not worth every visitor's data.
			includeManifestIcons: false,
			kit: {
				adapterFallback: '200.html',
				// 200.html is written after the worker, so its content cannot be hashed here: a new revision each build.
				spa: { fallbackRevision: () => Promise.resolve(String(Date.now())) }
			},
			injectManifest: {
				globPatterns: ['client/**/*.{js,css,ico,png,svg,webp,woff2,webmanifest}', 'prerendered/pages/**/*.html'],
				globIgnores: ['client/icons/icon-*.png']
			}
		})
	]
});
