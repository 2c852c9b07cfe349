import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

// The update test builds a second release beside the first.
const out = process.env.BUILD_DIR ?? 'build';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: out, assets: out, fallback: '200.html', precompress: true, strict: true }),
		paths: { relative: false },
		serviceWorker: { register: false },
		typescript: {
			config: (config) => ({
				...config,
				include: [...config.include, '../*.config.ts', '../bench/**/*.ts']
			})
		}
	}
};
