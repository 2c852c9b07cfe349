import { defineConfig } from 'vitest/config';

const ROOMS = ['unit', 'property', 'integration', 'server'];

export default defineConfig({
	test: {
		projects: [
			{ test: { name: 'node', environment: 'node', include: ROOMS.map((room) => `tests/${room}/**/*.test.ts`) } }
		]
	}
});
