import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { household, type Name, PEOPLE } from '../support/cast.ts';
import { SECRETS } from '../support/families.ts';
import { confirm, dispute, visit } from '../support/intents.ts';
import { openTown, type Town } from '../support/town-server.ts';

let town: Town;
beforeEach(async () => void (town = await openTown()));
afterEach(() => town.close());

/** Everything that every kind of person is ever told in a busy day. */
async function everythingSaid(): Promise<string> {
	const phones = await Promise.all((Object.keys(PEOPLE) as Name[]).map((name) => town.phone(name)));
	const [sari, , , , kades, operator] = phones;
	const [one, two] = [visit({ note: 'baik' }), visit({ householdId: household(2), deliveredBy: 'Rina' })];
	await sari!.push([sari!.write(one), sari!.write(two), sari!.write(visit({ householdId: household(9) }))]);
	await kades!.push([kades!.write(confirm(one.args.visitId)), kades!.write(confirm(household(1) as never))]);
	await operator!.push([operator!.write(dispute(two.args.visitId))]);
	for (const phone of phones) await phone.pullAll(16_000);
	return phones.flatMap(({ heard }) => heard).join('\n');
}

describe('what never leaves the server', () => {
	it('are the numbers and birth dates of anybody in the register, whoever asks', async () => {
		const said = await everythingSaid();
		expect(SECRETS.filter((secret) => said.includes(secret))).toEqual([]);
		// The search finds what is there: a name that several of them may see.
		expect(said.split('Keluarga 1').length).toBeGreaterThan(3);
	});

	it('are the numbers of those who use it, what they declared, and what proves who they are', async () => {
		const said = await everythingSaid();
		const people = await town.table('person');
		const private_ = people.flatMap(({ nip, phone, login, means, password_hash }) => [
			nip,
			phone,
			login,
			means,
			password_hash
		]);
		expect(new Set(private_).size).toBeGreaterThan(10);
		expect(private_.filter((secret) => secret && said.includes(secret))).toEqual([]);
	});

	it('these secrets do lie in the database, or this search would prove nothing', async () => {
		const members = await town.table('member');
		const households = await town.table('household');
		const kept = [
			...members.flatMap(({ nik, birth_date }) => [nik, birth_date]),
			...households.map((h) => h.kk_number)
		];
		expect(SECRETS.every((secret) => kept.includes(secret))).toBe(true);
		expect(SECRETS).toHaveLength(9 * 5);
	});
});

describe('each kind of row has its fields and no other', () => {
	const KEYS = {
		household:
			'address,ageBand,aid,decile,demo,hamlet,house,id,landmark,memberCount,members,name,point,rt,rw,since,village',
		householdSummary: 'address,ageBand,aid,decile,demo,hamlet,id,landmark,memberCount,name,point,rt,rw,sponsor,village',
		visit:
			'at,author,confirmation,date,household,householdId,id,items,late,note,observations,outcome,point,receivedAt,roundId,roundNumber,village',
		visitSummary:
			'at,author,confirmation,date,household,householdId,id,items,late,outcome,point,receivedAt,roundId,roundNumber,village',
		ownRecord:
			'at,author,confirmation,date,household,householdId,id,items,late,outcome,receivedAt,roundId,roundNumber,village',
		profile: 'demo,id,name,roles,unit',
		village: 'district,id,kind,name',
		round: 'end,id,kind,menu,number,start'
	};

	it('as decided for each role', async () => {
		const [sari, kades] = [await town.phone('sari'), await town.phone('kades')];
		await sari.does(visit({ note: 'baik', point: { lat: -8, lng: 114, accuracy: 5 } }));
		const seen = new Map<string, Set<string>>();
		for (const phone of [sari, kades]) {
			await phone.pullAll();
			for (const { kind, body } of phone.rows.values()) {
				seen.set(kind, new Set([...(seen.get(kind) ?? []), ...Object.keys(body ?? {})]));
			}
		}
		const keys = Object.fromEntries([...seen].map(([kind, names]) => [kind, [...names].sort().join(',')]));
		expect(keys).toEqual(KEYS);
	});
});
