import { expect, test as base } from '@playwright/test';
import { type AppServer, buildRegency, withCopy } from '../support/app-server.ts';
import { Person } from './person.ts';

type Role = 'sponsor' | 'sponsor2' | 'sponsorSingle' | 'villageHead' | 'villageOperator' | 'admin';

type Town = {
	readonly server: AppServer;
	/** A person of the demo regency with their phone, activated by a fresh slip. */
	readonly person: (role: Role) => Promise<Person>;
	/** A phone that nobody has used yet. */
	readonly phone: () => Promise<Person>;
};

/** Every test has a regency of its own: a copy of one that was built once per worker. */
export const test = base.extend<{ town: Town }, { regency: string }>({
	regency: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to find what is needed.
		async ({}, use) => {
			const { dir, drop } = await buildRegency();
			await use(dir);
			drop();
		},
		{ scope: 'worker', timeout: 90_000 }
	],
	town: async ({ regency }, use) => {
		await withCopy(regency, async (server) => {
			const accounts = await server.accounts();
			const people: Person[] = [];
			const phone = async (login?: string) => {
				const person = await Person.at(server.port, login);
				people.push(person);
				return person;
			};
			const person = async (role: Role) => {
				const slip = accounts.find(({ key }) => key === role);
				if (!slip) throw new Error(`the demo regency has no ${role}`);
				const who = await phone(slip.login);
				await who.activate(slip.link);
				return who;
			};
			try {
				await use({ server, person, phone: () => phone() });
			} finally {
				for (const one of people) await one.leave();
			}
			expect(people.flatMap(({ complaints }) => complaints)).toEqual([]);
		});
	}
});
export { expect };
