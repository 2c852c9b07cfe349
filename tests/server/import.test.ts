import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySlice } from '#server/registry/apply/apply-slice.ts';
import { type Counted, slicesOf } from '#server/registry/slices.ts';
import { auditEntries } from '#server/sync/audit.ts';
import { buildList, familyNumber, VILLAGES } from '../support/list-builder.ts';
import { type Office, openOffice, read } from '../support/registry-office.ts';

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

describe('a list taken into an empty regency', () => {
	it('gives everybody in it an account and every family its place', async () => {
		const { counts, faults } = await office.take(buildList());
		expect(faults).toEqual([]);
		const added = Object.fromEntries(Object.entries(counts).map(([table, count]) => [table, count.new]));
		expect(added).toEqual({
			district: 1,
			village: 3,
			person: 6,
			person_role: 7,
			household: 6,
			member: 12,
			assignment: 4
		});
		expect((await office.table('person')).every(({ login }) => login !== null)).toBe(true);
	});

	it('makes one person with two roles of a lurah who is also a civil servant', async () => {
		const list = buildList();
		await office.take(list);
		const { nip, nama } = list['asn.csv'][3]!;
		expect(await personOf(nip!)).toMatchObject({ name: nama, nip });
		expect((await rolesOf(nip!)).map(({ role, village_code }) => [role, village_code]).sort()).toEqual([
			['sponsor', null],
			['villageHead', VILLAGES[2]]
		]);
	});

	it('lets a village head without NIP in by telephone number, until the term ends', async () => {
		const list = buildList();
		list['kepala_desa.csv'][0]!.no_hp = '+62 840-5555-1234';
		await office.take(list);
		expect(await personOf('084055551234')).toMatchObject({ nip: null, phone: '084055551234' });
		expect(await rolesOf('084055551234')).toMatchObject([{ start_date: '2024-02-01', end_date: '2032-02-01' }]);
	});

	it('keeps apostrophes, quotes and commas as they were written', async () => {
		await office.take(buildList());
		const names = (await office.table('household')).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(["NUR'AINI", 'SITI "MBAK" AMINAH', 'SLAMET, ALM.']));
	});

	it('keeps the declaration of means: yes, no, and not answered', async () => {
		const list = buildList();
		list['asn.csv'].forEach((row, place) => (row.sejahtera = ['ya', 'tidak', 'belum', 'ya'][place]!));
		await office.take(list);
		const people = (await office.table('person')).filter(({ nip }) => nip !== null);
		expect(people.map(({ means }) => means).sort()).toEqual(['able', 'able', 'needs_relief', null]);
	});

	it('ends an assignment on the day before the Monday on which it was handed over', async () => {
		const list = buildList();
		Object.assign(list['penugasan.csv'][0]!, { selesai: '2026-11-09', status: 'dialihkan' });
		list['penugasan.csv'].push({
			...list['penugasan.csv'][0]!,
			id_penugasan: 'P9',
			nip: list['asn.csv'][2]!.nip!,
			mulai: '2026-11-09',
			selesai: '',
			status: 'aktif'
		});
		expect((await office.take(list)).faults).toEqual([]);
		const { id } = await householdOf(0);
		const spans = (await office.table('assignment')).filter(({ household_id }) => household_id === id);
		expect(spans.map(({ start_date, end_date }) => [start_date, end_date])).toEqual([
			['2026-10-12', '2026-11-08'],
			['2026-11-09', null]
		]);
	});

	it('tells phones of exactly what is in it', async () => {
		await office.take(buildList());
		expect(await office.store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
	});
});

describe('the same list a second time', () => {
	it('changes nothing: no row, no entry, no head', async () => {
		await office.take(buildList());
		const before = await office.everything();
		const { counts, faults } = await office.take(buildList());
		expect(totals(counts)).toBe(0);
		expect(faults).toEqual([]);
		expect(await office.everything()).toEqual(before);
	});

	it('changes nothing in another order of families and people either', async () => {
		const list = buildList();
		await office.take(list);
		const before = await office.everything();
		for (const file of ['wilayah.csv', 'asn.csv', 'kepala_desa.csv', 'penugasan.csv'] as const) list[file].reverse();
		const families = Map.groupBy(list['keluarga.csv'], ({ id_keluarga }) => id_keluarga);
		list['keluarga.csv'] = [...families.values()].reverse().flat();
		expect(totals((await office.take(list)).counts)).toBe(0);
		expect(await office.everything()).toEqual(before);
	});

	it('finishes an import that was cut off after any part', async () => {
		const list = buildList();
		const slices = [...slicesOf(read(list))];
		expect(slices.length).toBeGreaterThan(4);
		for (const [place, slice] of slices.entries()) {
			if (place === slices.length - 2) break;
			await applySlice(office.store, slice, office.means);
		}
		const { counts } = await office.take(list);
		expect(counts.person.new).toBe(0);
		expect(counts.assignment.new).toBe(4);
		expect(totals((await office.take(list)).counts)).toBe(0);
		expect(await office.store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
	});
});
