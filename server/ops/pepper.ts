import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is mixed into every password before it is hashed, and never stands in the database: from the environment, else from a file
 * that is made once. Whoever loses it makes every password worthless; slips then have to be printed anew.
 */
export function pepperOf(dataDir: string, given: string | undefined): Uint8Array {
	if (given !== undefined) return Buffer.from(given);
	const file = join(dataDir, 'pepper');
	if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
	return readFileSync(file);
}
