import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import config from './svelte.config.js';

// Only data: what eslint caches must serialize, and the rest of the configuration holds functions.
const svelteConfig = { compilerOptions: config.compilerOptions };

// Rules that need types are slow: they guard the rooms where a wrong type loses work.
const TYPED = ['src/lib/domain/**/*.ts', 'src/lib/sync/**/*.ts', 'server/**/*.ts'];

const WORLD = ['window', 'document', 'navigator', 'localStorage', 'indexedDB', 'fetch', 'process', 'crypto'];
const TIMERS = ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback', 'performance'];

/** Code that is replayed, on another phone or in a simulated week, may not ask what differs from run to run. */
const noClockNorChance = (instead) => [
	'error',
	{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `No clock here: ${instead}` },
	{
		selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
		message: `No clock here: ${instead}`
	},
	{
		selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
		message: `No chance here: ${instead}`
	}
];

export default defineConfig(
	{
		ignores: [
			'build*/',
			'.svelte-kit/',
			'src/lib/words/compiled/',
			'test-results/',
			'reports/',
			'data/',
			'.dependency-cruiser.cjs'
		]
	},
	js.configs.recommended,
	ts.configs.strict,
	ts.configs.stylistic,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows which names exist.
			'no-undef': 'off',
			'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
			complexity: ['error', 10],
			'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack'] }],
			'@typescript-eslint/consistent-type-definitions': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }]
		}
	},
	{
		files: TYPED,
		extends: [ts.configs.strictTypeCheckedOnly, ts.configs.stylisticTypeCheckedOnly],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
		rules: {
			'svelte/button-has-type': 'error',
			'svelte/require-each-key': 'error'
		}
	},
	{ files: ['**/*.svelte'], rules: { 'svelte/block-lang': ['error', { script: ['ts'] }] } },
	{
		files: ['src/lib/domain/**'],
		rules: {
			'no-restricted-globals': ['error', ...WORLD, ...TIMERS],
			'no-restricted-syntax': noClockNorChance('take times and ids as arguments.')
		}
	},
	{
		files: ['src/lib/sync/**'],
		ignores: ['src/lib/sync/adapters/**'],
		rules: {
			'no-restricted-globals': ['error', ...WORLD, ...TIMERS],
			'no-restricted-syntax': noClockNorChance('ask the ports, which adapters/ fills.')
		}
	},
	{
		files: ['server/**/*.ts'],
		ignores: ['server/store/**'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{ selector: "TaggedTemplateExpression[tag.name='sql']", message: 'SQL stands in server/store only.' },
				{ selector: "CallExpression[callee.object.name='sql']", message: 'SQL stands in server/store only.' }
			]
		}
	},
	{ files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } }
);
