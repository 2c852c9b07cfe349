import { statfs } from 'node:fs/promises';
import { DAY, type Instant } from '#lib/domain/time.ts';
import { quickCheck, readPragmas } from '#server/store/self-check.ts';
import type { Store } from '#server/store/store.ts';

// Earlier than this the clock of the machine was never set.
const NEVER_BEFORE = Date.UTC(2026, 0, 1);

/**
 * Looks at what every promise rests on before anybody is served: refuses (throws) where data could be lost, and answers with what
 * whoever runs the server should look at.
 */
export async function selfCheck(store: Store, dataDir: string, now: Instant): Promise<string[]> {
	const { journal, synchronous, foreignKeys } = await readPragmas(store);
	if (journal !== 'wal' || synchronous !== 2 || foreignKeys !== 1) {
		throw new Error(`the database does not keep its promises: ${journal}, ${synchronous}, ${foreignKeys}`);
	}
	const damage = await quickCheck(store);
	if (damage !== 'ok') throw new Error(`the database is damaged: ${damage}`);
	if (now < NEVER_BEFORE) throw new Error('the clock of this machine is not set');

	const [newest, { bavail, blocks }] = await Promise.all([newestReceipt(store), statfs(dataDir)]);
	return [
		...(newest > now + DAY ? ['the clock of this machine is behind what the database has already seen'] : []),
		...(bavail < blocks / 10 ? ['less than a tenth of the disk is free'] : [])
	];
}

async function newestReceipt(store: Store): Promise<Instant> {
	const row = await store.read((db) =>
		db
			.selectFrom('mutation')
			.select((eb) => eb.fn.max('received_at').as('at'))
			.executeTakeFirst()
	);
	return row?.at ?? 0;
}
