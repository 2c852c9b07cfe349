import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { createMiddleware } from 'hono/factory';
import { safeHeaders } from '#server/site/headers.ts';
import { policyOf } from '#server/site/policy.ts';

type Api = { readonly fetch: (request: Request) => Response | Promise<Response> };
type Report = (fault: unknown) => void;

const FOR_EVER = 'public, max-age=31536000, immutable';

/** The built files, each page at its own address, and the API beside them, under the headers that every answer carries. */
export function createSite(root: string, api: Api, report: Report) {
	const addresses = addressesIn(root);
	const fileOf = (path: string): string => addresses.get(path) ?? (/\.[a-z0-9]+$/i.test(path) ? path : '/200.html');
	return new Hono()
		.use(safeHeaders(policyOf(root)))
		.all('/api/*', (c) => api.fetch(c.req.raw))
		.use(etag())
		.use(kept(fileOf, tagsIn(root)))
		.use(serveStatic({ root, precompressed: true, rewriteRequestPath: fileOf }))
		.notFound((c) => c.text('', 404))
		.onError((fault, c) => {
			report(fault);
			return c.text('', 500);
		});
}

/** How long a file may be kept, and by what its newer self is told from it. The worker and the pages are asked for each time. */
function kept(fileOf: (path: string) => string, tags: ReadonlyMap<string, string>) {
	return createMiddleware(async (c, next) => {
		await next();
		const tag = tags.get(fileOf(c.req.path));
		if (!c.res.ok || tag === undefined) return;
		c.header('ETag', tag);
		c.header('Cache-Control', c.req.path.startsWith('/_app/immutable/') ? FOR_EVER : 'no-cache');
	});
}

/** Each prerendered page by its address: `/keluarga` is in `keluarga.html`. A missing asset stays missing and is never HTML. */
function addressesIn(root: string): ReadonlyMap<string, string> {
	const pages = filesIn(root, '**/*.html').map((name) => {
		return [`/${name.replace(/(^|\/)index\.html$|\.html$/, '')}`, `/${name}`] as const;
	});
	return new Map(pages);
}

/** Weak, because the same file also travels compressed. */
function tagsIn(root: string): ReadonlyMap<string, string> {
	const files = filesIn(root, '**/*').filter((name) => statSync(join(root, name)).isFile());
	return new Map(
		files.map((name) => {
			const digest = createHash('sha256')
				.update(readFileSync(join(root, name)))
				.digest('base64url');
			return [`/${name}`, `W/"${digest.slice(0, 22)}"`];
		})
	);
}

const filesIn = (root: string, pattern: string): string[] =>
	globSync(pattern, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
