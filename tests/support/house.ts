import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RoleName } from '#lib/domain/access/role.ts';
import type { PersonId } from '#lib/domain/identity/ids.ts';
import { issue } from '#server/access/activation.ts';
import { createPasswords, type Passwords } from '#server/access/passwords.ts';
import { createApp } from '#server/app.ts';
import type { Deps } from '#server/env.ts';
import { createIds } from '#server/ops/ids.ts';
import { ensureEpoch } from '#server/ops/new-regency.ts';
import { BLANK_PERSON } from '#server/store/people.ts';
import { openStore, type Store } from '#server/store/store.ts';
import { Visitor } from '#tests/support/visitor.ts';

export const VILLAGE = '35.10.21.2008';
const START = Date.UTC(2026, 10, 24, 2);
export const OPERATOR_TOKEN = 'the-operator-of-this-machine';

type Options = { readonly passwords?: Passwords; readonly stopping?: AbortSignal };

/** The real application on a real database in a folder of its own; only its clock is set by hand. */
export class House {
	now = START;
	readonly faults: unknown[] = [];
	readonly app: ReturnType<typeof createApp>;
	readonly store: Store;
	readonly #folder: string;

	static async open(options: Options = {}): Promise<House> {
		const folder = mkdtempSync(join(tmpdir(), 'berbagi-house-'));
		const store = await openStore(join(folder, 'berbagi.sqlite'));
		await ensureEpoch(store);
		await store.write(async ({ db }) => {
			await db.insertInto('district').values({ code: '35.10.21', name: 'Kalipuro' }).execute();
			const village = {
				code: VILLAGE,
				district_code: '35.10.21',
				name: 'Telemung',
				kind: 'desa',
				lat: null,
				lng: null
			};
			await db
				.insertInto('village')
				.values({ ...village, kind: 'desa' })
				.execute();
		});
		return new House(folder, store, options);
	}

	private constructor(folder: string, store: Store, { passwords = quickPasswords(), stopping }: Options) {
		this.#folder = folder;
		this.store = store;
		const clock = () => this.now;
		const report: Deps['report'] = (fault) => this.faults.push(fault);
		const deps = {
			store,
			clock,
			passwords,
			randomBytes,
			newId: createIds(clock),
			operatorToken: OPERATOR_TOKEN,
			report
		};
		this.app = createApp(stopping ? { ...deps, stopping } : deps);
	}

	/** A browser that nobody has used yet. */
	visitor = (): Visitor => new Visitor(this.app);

	/** Puts somebody into the register; a role that speaks for a village speaks for the one village there is. */
	async settle(login: string, ...roles: RoleName[]): Promise<PersonId> {
		const id = randomUUID() as PersonId;
		await this.store.write(async ({ db }) => {
			await db
				.insertInto('person')
				.values({ ...BLANK_PERSON, unit: 'Puskesmas Kalipuro', id, login, name: `Warga ${login}` })
				.execute();
			for (const role of roles) await db.insertInto('person_role').values(hat(id, role)).execute();
		});
		return id;
	}

	slip = (id: PersonId): Promise<string> => this.store.write(({ db }) => issue(db, id, this.now));

	/** Somebody new, signed in on a browser of their own. */
	async resident(login: string, ...roles: RoleName[]) {
		const id = await this.settle(login, ...roles);
		const browser = this.visitor();
		await browser.post('/access/activate', { code: await this.slip(id), password: `sandi ${login}` });
		return { id, browser, password: `sandi ${login}` };
	}

	async close(): Promise<void> {
		await this.store.close();
		rmSync(this.#folder, { recursive: true });
	}
}

/** The real hashing, with so little work that a test does not wait for it. */
export const quickPasswords = (): Passwords =>
	createPasswords({ pepper: Buffer.from('pepper of the tests'), cost: { memory: 8, passes: 1, parallelism: 1 } });

const hat = (id: PersonId, role: RoleName) => ({
	id: randomUUID(),
	person_id: id,
	role,
	village_code: role === 'villageHead' || role === 'villageOperator' ? VILLAGE : null,
	start_date: '2026-01-01',
	end_date: null
});
