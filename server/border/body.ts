import { err, ok, type Result } from '#lib/domain/result.ts';

type BodyFault = 'wrong_content_type' | 'body_too_large' | 'invalid_request';

/** What a body may be called, and how long it may be. */
export type Limits = { readonly type?: string; readonly maxBytes: number };

export const JSON_TYPE = 'application/json';

/**
 * The text of a JSON body, counted while it comes in. Only exactly this content type: it is one that a form or a beacon of another
 * site cannot send without asking first.
 */
export async function readBody(request: Request, limits: Limits): Promise<Result<string, BodyFault>> {
	const { type = JSON_TYPE, maxBytes } = limits;
	if (!isOf(type, request.headers)) return err('wrong_content_type');
	if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return err('body_too_large');
	const bytes = await readAtMost(request.body, maxBytes);
	if (!bytes) return err('body_too_large');
	const text = utf8(bytes);
	return text === undefined ? err('invalid_request') : ok(text);
}

function isOf(type: string, headers: Headers): boolean {
	const [named = '', ...parameters] = (headers.get('content-type') ?? '').split(';').map((part) => part.trim());
	const encoding = headers.get('content-encoding') ?? 'identity';
	const plain = parameters.length === 0 || /^charset="?utf-8"?$/i.test(parameters.join(';'));
	return encoding === 'identity' && plain && named.toLowerCase() === type;
}

/** All of a stream, or `undefined` (and nothing further read) when it is longer. */
async function readAtMost(body: AsyncIterable<Uint8Array> | null, maxBytes: number): Promise<Uint8Array | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body ?? []) {
		size += chunk.byteLength;
		if (size > maxBytes) return undefined;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

// A byte-order mark stays in the text, and is then no JSON.
function utf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return undefined;
		throw error;
	}
}
