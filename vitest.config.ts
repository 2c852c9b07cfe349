import { defineConfig } from 'vitest/config';

const ROOMS = ['unit', 'property', 'integration', 'server'];

export default defineConfig({
	test: {
		// Files share a worker's modules: loading the whole server anew for each would take longer than all tests.
		isolate: false,
		projects: [
			{
				extends: true,
				test: { name: 'node', environment: 'node', include: ROOMS.map((room) => `tests/${room}/**/*.test.ts`) }
			}
		]
	}
});
