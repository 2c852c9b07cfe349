import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Content-Security-Policy of one build. Nothing inline is allowed but what that build itself wrote:
 * every hash is taken from its files, so a policy can neither lag behind the pages nor be wider than they are.
 */
export function policyOf(root: string): string {
	const pages = read(root, '**/*.html');
	const scripts = hashes(pages, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
	const styles = hashes(pages, /<style[^>]*>([\s\S]*?)<\/style>/g);
	// SvelteKit's announcer of page changes carries a style attribute; it stands in a script, not in a page.
	const attributes = hashes(read(root, '_app/immutable/**/*.js'), /id="svelte-announcer"[^>]*\sstyle="([^"]*)"/g);
	return [
		"default-src 'none'",
		["script-src 'self'", ...scripts].join(' '),
		["style-src 'self'", ...styles].join(' '),
		["style-src-attr 'unsafe-hashes'", ...attributes].join(' '),
		"img-src 'self' blob: data:",
		"connect-src 'self'",
		"font-src 'self'",
		"manifest-src 'self'",
		"worker-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		"frame-ancestors 'none'",
		"object-src 'none'",
		"require-trusted-types-for 'script'",
		'trusted-types svelte-trusted-html sveltekit-trusted-url app-worker',
		'report-to csp'
	].join('; ');
}

function read(root: string, pattern: string): string[] {
	return globSync(pattern, { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'));
}

function hashes(texts: string[], inline: RegExp): string[] {
	const found = texts.flatMap((text) => [...text.matchAll(inline)].map(([, body = '']) => body));
	return [...new Set(found)].map((body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`).sort();
}
