import { createHash } from 'node:crypto';
import type { Envelope } from '#lib/domain/mutation/envelope.ts';

/** What was said, whatever its number and date: two mutations of one id and another digest are no repeat, but a cloned phone. */
export function digestOf({ name, v, args }: Pick<Envelope, 'name' | 'v' | 'args'>): string {
	return createHash('sha256')
		.update(JSON.stringify([name, v, args], sorted))
		.digest('hex');
}

// The order of keys is no content. The border bounds the depth, so this ends.
function sorted(_key: string, value: unknown): unknown {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
