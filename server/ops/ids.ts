import { randomBytes } from 'node:crypto';
import type { Instant } from '#lib/domain/time.ts';

/** Ids of version 7: they sort by the time they were made. */
export function createIds(clock: () => Instant, random: (count: number) => Uint8Array = randomBytes): () => string {
	return () => {
		const bytes = Buffer.from(random(16));
		bytes.writeUIntBE(clock(), 0, 6);
		bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
		bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
		return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
	};
}
