import type { CompilerOptions } from '@inlang/paraglide-js';

/**
 * Stands once: Vite and scripts/words.mjs both read it. Pages are prerendered in Indonesian, so the first render is
 * always the base; the person's choice comes after it.
 */
export const paraglide: CompilerOptions = {
	project: './project.inlang',
	outdir: './src/lib/words/compiled',
	strategy: ['globalVariable', 'baseLocale'],
	// The same files from every command, so that none finds another's in its way.
	outputStructure: 'message-modules',
	emitTsDeclarations: true,
	emitGitIgnore: false,
	emitPrettierIgnore: false
};
