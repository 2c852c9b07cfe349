// Compiles the words, so that checks and tests need no Vite. Run by the carried Node 24, which reads the .ts config.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@inlang/paraglide-js';
import { paraglide } from '../paraglide.config.ts';

await compile({ ...paraglide, logLevel: 'error' });

// A wrong plugin path is only a warning to the compiler and leaves no words at all.
const index = readFileSync(join(paraglide.outdir, 'messages', '_index.js'), 'utf8');
if (!/export/.test(index)) {
	console.error('The words were compiled to nothing: see project.inlang/settings.json.');
	process.exit(1);
}
