// npm ci fails ("Missing: X from lock file") when a platform package of an optionalDependencies set is not in the lock. Guard for it.
import { readFileSync } from 'node:fs';
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const have = new Set(Object.keys(packages).map((k) => k.split('node_modules/').at(-1)));
const holes = Object.entries(packages).flatMap(([k, v]) =>
	Object.keys(v.optionalDependencies ?? {})
		.filter((o) => !have.has(o))
		.map((o) => `${o} (of ${k})`)
);
if (holes.length) {
	console.error(`package-lock.json lacks ${holes.length} optional packages:\n  ${holes.join('\n  ')}`);
	process.exit(1);
}
