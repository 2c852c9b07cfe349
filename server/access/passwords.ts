import { argon2, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { ok, type Result } from '#lib/domain/result.ts';
import { createGate } from '#server/access/gate.ts';
import { type Cost, type Phc, readPhc, writePhc } from '#server/access/phc.ts';

/** `stale`: right, but hashed with other work than is asked for today. */
type Verdict = { readonly ok: boolean; readonly stale: boolean };

/** Turns passwords into hashes and checks them, away from the event loop. `busy` when too many wait already. */
export interface Passwords {
	hash(password: string): Promise<Result<string, 'busy'>>;
	/** Without a hash to check against it does the same work for nothing, so that an unknown name answers like a known one. */
	verify(password: string, phc: string | undefined): Promise<Result<Verdict, 'busy'>>;
}

type Options = {
	/** Kept outside the database: without it the hashes in a stolen copy cannot even be guessed at. */
	readonly pepper: Uint8Array;
	readonly cost?: Cost;
	/** How many hashes at once; more than there are cores would only starve everything else. */
	readonly concurrency?: number;
};

const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const WAITING = 50;
const NOBODY: Phc = { cost: COST, salt: Buffer.alloc(16, 1), hash: Buffer.alloc(32) };

const derive = promisify(argon2);

export function createPasswords({ pepper, cost = COST, concurrency = availableParallelism() }: Options): Passwords {
	const pass = createGate(concurrency, WAITING);

	const work = (
		password: string,
		{ cost: { memory, passes, parallelism }, salt }: Omit<Phc, 'hash'>
	): Promise<Buffer> =>
		derive('argon2id', {
			message: createHmac('sha256', pepper).update(password).digest(),
			nonce: salt,
			memory,
			passes,
			parallelism,
			tagLength: 32
		});

	return {
		hash: (password) =>
			pass(async () => {
				const salt = randomBytes(16);
				return writePhc({ cost, salt, hash: await work(password, { cost, salt }) });
			}),
		async verify(password, phc) {
			const known = phc === undefined ? { ...NOBODY, cost } : readPhc(phc);
			const worked = await pass(() => work(password, known));
			if (!worked.ok) return worked;
			const right = timingSafeEqual(worked.value, known.hash) && phc !== undefined;
			return ok({ ok: right, stale: right && !sameCost(known.cost, cost) });
		}
	};
}

const sameCost = (one: Cost, other: Cost): boolean =>
	one.memory === other.memory && one.passes === other.passes && one.parallelism === other.parallelism;
