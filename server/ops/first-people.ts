import type { Instant } from '#lib/domain/time.ts';
import { linkOf } from '#server/demo/account.ts';
import { demoAccounts } from '#server/demo/accounts.ts';
import { lineOf } from '#server/demo/line.ts';
import { seedDemo } from '#server/demo/seed.ts';
import { type Chance, createFirstAdmin, isEmpty } from '#server/ops/new-regency.ts';
import { demoAllowed, type Settings } from '#server/ops/settings.ts';
import { issueFor } from '#server/routes/ops.ts';
import type { Store } from '#server/store/store.ts';

type Wish = { readonly settings: Settings; readonly empty: boolean };

/** Puts the first people into a new database: the demo regency where that is allowed and wanted, else an administrator. */
export async function addFirstPeople(store: Store, wish: Wish, chance: Chance): Promise<'demo' | 'admin' | 'known'> {
	if (!(await isEmpty(store))) return 'known';
	if (demoAllowed(wish.settings) && !wish.empty) {
		await seedDemo(store, chance.now);
		return 'demo';
	}
	await createFirstAdmin(store, chance);
	return 'admin';
}

/** Ready-to-open links, for the terminal only: each opens an account for whoever is first. */
export async function invitations(store: Store, address: string, now: Instant): Promise<string[]> {
	const accounts = await demoAccounts(store, now);
	return accounts.map(({ code, ...account }) => lineOf({ ...account, link: linkOf(address, code) }));
}

/** The link for the administrator who sets the regency up. */
export async function adminInvitation(store: Store, address: string, now: Instant): Promise<string> {
	const issued = await issueFor(store, 'admin', now);
	return issued ? linkOf(address, issued.code) : '';
}
