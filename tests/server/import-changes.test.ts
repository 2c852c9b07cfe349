import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Counted } from '#server/registry/slices.ts';
import { auditEntries } from '#server/sync/audit.ts';
import { buildList, type Draft, familyNumber, VILLAGES } from '../support/list-builder.ts';
import { type Office, openOffice } from '../support/registry-office.ts';

let office: Office;
beforeEach(async () => {
	office = await openOffice();
});
afterEach(() => office.close());

const totals = (counts: Record<Counted, { new: number; changed: number; gone: number }>) =>
	Object.values(counts).reduce((sum, count) => sum + count.new + count.changed + count.gone, 0);

async function personOf(login: string) {
	return (await office.table('person')).find((person) => person.login === login);
}

async function rolesOf(login: string) {
	const person = await personOf(login);
	const roles = await office.table('person_role');
	return roles.filter(({ person_id }) => person_id === person?.id);
}

async function householdOf(place: number) {
	return (await office.table('household')).find(({ external_id }) => external_id === familyNumber(place))!;
}

/** How far each scope has come: a head that rises makes phones download. */
const heads = async () => new Map((await office.table('sync_scope')).map(({ scope, head }) => [scope, Number(head)]));

/** The scopes that an import of this list moves. */
async function movedBy(draft: Draft): Promise<string[]> {
	const before = await heads();
	await office.take(draft);
	return [...(await heads())].filter(([scope, head]) => head !== (before.get(scope) ?? 0)).map(([scope]) => scope);
}

describe('a list that has changed', () => {
	it('moves only the phones that show the family', async () => {
		const list = buildList();
		await office.take(list);
		const { id } = await householdOf(0);
		list['keluarga.csv'][0]!.nama = 'NURAINI';
		expect(await movedBy(list)).toEqual([`household:${id}`, `village:${VILLAGES[0]}`]);
	});

	it('moves no phone when only a person number or a card number was corrected', async () => {
		const list = buildList();
		const other = buildList(2);
		await office.take(list);
		list['keluarga.csv'][0]!.nik = other['keluarga.csv'][0]!.nik!;
		list['keluarga.csv'][0]!.no_kk = other['keluarga.csv'][0]!.no_kk!;
		expect(await movedBy(list)).toEqual([]);
		expect(await householdOf(0)).toMatchObject({ kk_number: list['keluarga.csv'][0]!.no_kk });
	});

	it('tells the village and the sponsor of a sponsor’s new name', async () => {
		const list = buildList();
		await office.take(list);
		const { nip } = list['asn.csv'][0]!;
		list['asn.csv'][0]!.nama = 'Rini Lestari, M.Pd.';
		const person = await personOf(nip!);
		expect((await movedBy(list)).sort()).toEqual([`account:${person!.id}`, `village:${VILLAGES[0]}`]);
	});

	it('lets the village that a family left forget it', async () => {
		const list = buildList();
		await office.take(list);
		for (const row of list['keluarga.csv']) if (row.id_keluarga === familyNumber(0)) row.kode_desa = VILLAGES[1];
		await office.take(list);
		expect(await office.store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
		const { id } = await householdOf(0);
		const entries = (await office.table('sync_entry')).filter((entry) => entry.id === id);
		expect(entries.map(({ scope, op }) => [scope, op])).toContainEqual([`village:${VILLAGES[0]}`, 0]);
	});

	it('keeps a family that is no longer in it, and what was found out on the spot', async () => {
		const list = buildList();
		await office.take(list);
		const { id } = await householdOf(1);
		await office.store.write(({ db }) =>
			db
				.updateTable('household')
				.set({ lat: -8.1, lng: 114.3, landmark: 'dekat musala' })
				.where('id', '=', id)
				.execute()
		);
		list['keluarga.csv'] = list['keluarga.csv'].filter(({ id_keluarga }) => id_keluarga !== familyNumber(5));
		expect(totals((await office.take(list)).counts)).toBe(0);
		expect(await householdOf(5)).toBeDefined();
		expect(await householdOf(1)).toMatchObject({ lat: -8.1, lng: 114.3, landmark: 'dekat musala' });
	});

	it('lets a member go who left the family', async () => {
		const list = buildList();
		await office.take(list);
		const members = list['keluarga.csv'].filter(({ id_keluarga }) => id_keluarga === familyNumber(2));
		expect(members).toHaveLength(3);
		list['keluarga.csv'] = list['keluarga.csv'].filter((row) => row !== members[1]);
		const { counts } = await office.take(list);
		expect(counts.member).toMatchObject({ new: 0, changed: 1, gone: 1 });
		const { id } = await householdOf(2);
		const left = (await office.table('member')).filter(({ household_id }) => household_id === id);
		expect(left.map(({ nik }) => nik).sort()).toEqual([members[0]!.nik, members[2]!.nik].sort());
	});

	it('ends the term of the head before when a village has a new one', async () => {
		const list = buildList();
		await office.take(list);
		const former = list['kepala_desa.csv'][0]!.no_hp!;
		const elected = { nama: 'Kepala Baru', no_hp: '084077778888', mulai_jabatan: '2026-11-01' };
		Object.assign(list['kepala_desa.csv'][0]!, elected);
		await office.take(list);
		expect(await rolesOf(former)).toMatchObject([{ role: 'villageHead', end_date: '2026-10-31' }]);
		expect(await rolesOf('084077778888')).toMatchObject([{ role: 'villageHead', start_date: '2026-11-01' }]);
	});

	it('keeps the account of a head who has another telephone number', async () => {
		const list = buildList();
		await office.take(list);
		const before = await personOf(list['kepala_desa.csv'][0]!.no_hp!);
		list['kepala_desa.csv'][0]!.no_hp = '084011112222';
		expect((await office.take(list)).counts.person).toMatchObject({ new: 0, changed: 1 });
		expect((await personOf('084011112222'))?.id).toBe(before?.id);
	});

	it('gives nobody the account of whoever had the telephone number before', async () => {
		const list = buildList();
		await office.take(list);
		const [first, second] = list['kepala_desa.csv'];
		const owner = await personOf(first!.no_hp!);
		Object.assign(second!, { nama: 'Orang Lain', no_hp: first!.no_hp });
		list['kepala_desa.csv'].splice(0, 1);
		const { faults } = await office.take(list);
		expect(faults).toEqual([{ file: 'kepala_desa.csv', row: 2, code: 'phone_of_another' }]);
		expect(await personOf(first!.no_hp!)).toEqual(owner);
	});
});
