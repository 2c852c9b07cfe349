import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { household, NOW, PEOPLE } from '../support/cast.ts';
import { confirm, dispute, nobodyHome, unsure, visit, withdraw } from '../support/intents.ts';
import { reassign } from '../support/town.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

const APPLIED = { status: 'applied' };
const refused = (code: string) => ({ status: 'rejected', code });
const flagged = (code: string) => ({ status: 'flagged', code });

describe('the village’s word', () => {
	/** A delivery of Sari's that has arrived. */
	async function delivered() {
		const { args } = visit();
		await (await town.phone('sari')).does({ name: 'visit.submit', args });
		return args.visitId;
	}
	const standing = async () => (await town.table('visit')).map(({ confirmation }) => JSON.parse(confirmation).state);
	const words = async () => (await town.table('confirmation')).map(({ word, flag }) => [JSON.parse(word).state, flag]);

	it('stands from the first confirmation or dispute on; a later one is kept beside it', async () => {
		const id = await delivered();
		const [kades, operator] = [await town.phone('kades'), await town.phone('operator')];
		expect(await kades.does(unsure(id))).toEqual(APPLIED);
		expect(await operator.does(dispute(id))).toEqual(APPLIED);
		expect(await kades.does(confirm(id))).toEqual(flagged('already_ruled'));
		expect(await standing()).toEqual(['disputed']);
		expect(await words()).toEqual([
			['unsure', null],
			['disputed', null],
			['confirmed', 'already_ruled']
		]);
	});

	it('on a visit that was taken back meanwhile is kept and flagged', async () => {
		const id = await delivered();
		const sari = await town.phone('sari');
		expect(await sari.does(withdraw(id))).toEqual(APPLIED);
		expect(await sari.does(withdraw(id))).toEqual(refused('already_withdrawn'));
		expect(await (await town.phone('kades')).does(confirm(id))).toEqual(flagged('already_withdrawn'));
		expect(await standing()).toEqual(['awaiting']);
		expect(await words()).toEqual([['confirmed', 'already_withdrawn']]);
	});

	it('ends the giver’s right to take the visit back', async () => {
		const id = await delivered();
		await (await town.phone('kades')).does(confirm(id));
		expect(await (await town.phone('sari')).does(withdraw(id))).toEqual(refused('already_ruled'));
	});

	it('counts only in the village, and only for what was brought', async () => {
		const id = await delivered();
		const home = nobodyHome();
		await (await town.phone('sari')).does(home);
		expect(await (await town.phone('lurah')).does(confirm(id))).toEqual(refused('visit_unknown'));
		expect(await (await town.phone('budi')).does(confirm(id))).toEqual(refused('visit_unknown'));
		const kades = await town.phone('kades');
		expect(await kades.does(confirm(home.args.visitId))).toEqual(refused('nothing_to_confirm'));
		expect(await kades.does(confirm(visit().args.visitId))).toEqual(refused('visit_unknown'));
	});

	it('is nobody’s own to give', async () => {
		await reassign(town.store, 8, { to: 'lurah', now: NOW });
		const lurah = await town.phone('lurah');
		const own = visit({ householdId: household(8) });
		expect(await lurah.does(own)).toEqual(APPLIED);
		expect(await lurah.does(confirm(own.args.visitId))).toEqual(refused('own_delivery'));
	});

	it('of somebody who held the office when they spoke counts, also when it arrives later', async () => {
		const id = await delivered();
		const kades = await town.phone('kades');
		const written = kades.write(confirm(id));
		await town.store.write(({ db }) =>
			db.updateTable('person_role').set({ end_date: '2026-11-24' }).where('person_id', '=', PEOPLE.kades).execute()
		);
		town.pass(2 * DAY);
		expect((await kades.push([written])).results).toMatchObject([APPLIED]);
		expect(await kades.does(dispute(id))).toEqual(refused('visit_unknown'));
	});
});
