import { type Name, PEOPLE } from './cast.ts';
import { PlainPhone } from './plain-phone.ts';
import type { Tables } from '#server/store/schema.ts';
import { startServer } from './server.ts';
import { buildTown } from './town.ts';

export type Town = Awaited<ReturnType<typeof openTown>>;

/** A running server with the small town in it. */
export async function openTown() {
	const server = await startServer();
	await buildTown(server.store);
	return {
		...server,
		/** A new phone of this person, signed in. */
		phone: async (name: Name) => new PlainPhone(server, await server.as(PEOPLE[name])),
		/** All rows of a table, to look at what was kept. */
		table: async <T extends keyof Tables>(name: T) => {
			const rows: unknown = await server.store.read((db) =>
				db
					.selectFrom(name as keyof Tables)
					.selectAll()
					.execute()
			);
			// Kysely resolves the row's type for each name, not for any.
			return rows as Tables[T][];
		}
	};
}
