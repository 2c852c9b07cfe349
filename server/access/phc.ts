/** How much work one hash is: memory in KiB, passes over it, lanes. */
export type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number };

export type Phc = { readonly cost: Cost; readonly salt: Buffer; readonly hash: Buffer };

const VERSION = 19;

/** A hash with all that is needed to check it, in the usual spelling: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export function writePhc({ cost, salt, hash }: Phc): string {
	const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
	return `$argon2id$v=${VERSION}$${parameters}$${unpadded(salt)}$${unpadded(hash)}`;
}

export function readPhc(phc: string): Phc {
	const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(phc);
	if (!found) throw new Error('a stored password hash is damaged');
	const [memory, passes, parallelism] = found.slice(1, 4).map(Number) as [number, number, number];
	const [salt, hash] = found.slice(4).map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];
	return { cost: { memory, passes, parallelism }, salt, hash };
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
