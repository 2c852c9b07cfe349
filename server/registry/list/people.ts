import { readRows } from '#server/registry/list/cells.ts';
import type { RowFault } from '#server/registry/list/fault.ts';
import { HeadRow, SponsorRow } from '#server/registry/list/rows.ts';
import type { Table } from '#server/registry/list/table.ts';
import type { ListedPerson } from '#server/registry/listed.ts';

const MEANS = { ya: 'able', tidak: 'needs_relief', belum: null } as const;

/**
 * Civil servants and village heads as one list of people: a *lurah* who stands in both files with one NIP is one person, and
 * what the list of civil servants says of them counts.
 */
export function readPeople(sponsors: Table, heads: Table): { people: ListedPerson[]; faults: RowFault[] } {
	const byLogin = new Map<string, ListedPerson>();
	const faults = [...addSponsors(byLogin, sponsors), ...addHeads(byLogin, heads)];
	return { people: [...byLogin.values()], faults };
}

function addSponsors(byLogin: Map<string, ListedPerson>, table: Table): RowFault[] {
	const { taken, refused } = readRows(table, SponsorRow);
	for (const { row, cells } of taken) {
		const place = { file: table.file, row };
		if (byLogin.has(cells.nip)) refused.push({ ...place, code: 'twice', column: 'nip' });
		else byLogin.set(cells.nip, { place, ...sponsorOf(cells) });
	}
	return refused;
}

function sponsorOf(cells: SponsorRow): Omit<ListedPerson, 'place'> {
	return {
		nip: cells.nip,
		phone: cells.no_hp,
		name: cells.nama,
		sex: cells.jenis_kelamin,
		heads: [],
		sponsor: {
			kind: cells.jenis_asn,
			unit: cells.opd,
			workplace: cells.unit_kerja,
			position: cells.jabatan,
			rank: cells.golongan,
			homeVillage: cells.kode_desa_domisili,
			workVillage: cells.kode_desa_kantor,
			means: MEANS[cells.sejahtera]
		}
	};
}

function addHeads(byLogin: Map<string, ListedPerson>, table: Table): RowFault[] {
	const { taken, refused } = readRows(table, HeadRow);
	const led = new Set<string>();
	for (const { row, cells } of taken) {
		const place = { file: table.file, row };
		const login = cells.nip ?? cells.no_hp ?? '';
		const there = byLogin.get(login);
		if (led.has(cells.kode_desa)) refused.push({ ...place, code: 'twice', column: 'kode_desa' });
		else if (there && cells.nip === null) refused.push({ ...place, code: 'phone_of_another', column: 'no_hp' });
		else {
			led.add(cells.kode_desa);
			const person = there ?? { place, ...headOf(cells) };
			const office = { village: cells.kode_desa, start: cells.mulai_jabatan, end: cells.akhir_jabatan };
			byLogin.set(login, { ...person, heads: [...person.heads, office] });
		}
	}
	return refused;
}

function headOf(cells: HeadRow): Omit<ListedPerson, 'place'> {
	const { nip, no_hp: phone, nama: name, jenis_kelamin: sex } = cells;
	return { nip, phone, name, sex, sponsor: null, heads: [] };
}
