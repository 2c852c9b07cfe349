/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circular',
			severity: 'error',
			from: {},
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }
		},
		{
			name: 'domain-is-pure',
			comment: 'src/lib/domain may import itself and zod, nothing else.',
			severity: 'error',
			from: { path: '^src/lib/domain/' },
			to: { pathNot: ['^src/lib/domain/', '^node_modules/zod/'] }
		},
		{
			name: 'client-carries-zod-mini-only',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^node_modules/zod/(index|v4/classic)' }
		},
		{
			name: 'sync-below-ui',
			severity: 'error',
			from: { path: '^src/lib/sync/' },
			to: { path: '^(src/lib/ui|src/routes)/' }
		},
		{
			name: 'ui-below-routes',
			severity: 'error',
			from: { path: '^src/lib/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'client-knows-no-server',
			comment: 'What both must know stands in domain: not even a type crosses.',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^server/' }
		},
		{
			name: 'server-sees-only-domain',
			severity: 'error',
			from: { path: '^server/' },
			to: { path: '^src/', pathNot: '^src/lib/domain/' }
		},
		{
			name: 'words-are-for-the-screen',
			comment: 'Below the screen a code says what happened; ui turns it into a sentence.',
			severity: 'error',
			from: { path: '^(src/lib/(domain|sync)|server)/' },
			to: { path: '^src/lib/words/' }
		},
		{
			name: 'dexie-only-in-sync',
			severity: 'error',
			from: { path: '^(src|server)/', pathNot: '^src/lib/sync/' },
			to: { path: '^node_modules/dexie/' }
		},
		{
			name: 'hono-only-on-the-server',
			severity: 'error',
			from: { path: '^src/' },
			to: { path: '^node_modules/hono/' }
		},
		{
			name: 'no-unresolved',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^(vite-plugin-pwa/|virtual:|\\$app/|\\./\\$types)' }
		},
		{ name: 'tests-are-leaves', severity: 'error', from: { path: '^(src|server)/' }, to: { path: '^tests/' } }
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'browser', 'default'],
			extensions: ['.ts', '.js', '.svelte']
		}
	}
};
