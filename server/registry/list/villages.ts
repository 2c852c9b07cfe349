import { type RowFault } from '#server/registry/list/fault.ts';
import { readRows } from '#server/registry/list/cells.ts';
import { AreaRow } from '#server/registry/list/rows.ts';
import type { Table } from '#server/registry/list/table.ts';
import type { ListedVillage } from '#server/registry/listed.ts';

/** The villages of the area list, each with its district. */
export function readVillages(table: Table): { villages: ListedVillage[]; faults: RowFault[] } {
	const { taken, refused } = readRows(table, AreaRow);
	const byCode = new Map<string, ListedVillage>();
	for (const { row, cells } of taken) {
		const { kode_desa: code, lat, lng } = cells;
		if (byCode.has(code)) refused.push({ file: table.file, row, code: 'twice', column: 'kode_desa' });
		else {
			const district = { districtCode: cells.kode_kecamatan, district: cells.nama_kecamatan };
			byCode.set(code, { code, name: cells.nama_desa, kind: cells.jenis, ...district, lat, lng });
		}
	}
	return { villages: [...byCode.values()], faults: refused };
}
