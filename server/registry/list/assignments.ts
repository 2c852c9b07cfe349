import { addDays } from '#lib/domain/time.ts';
import { readRows } from '#server/registry/list/cells.ts';
import type { RowFault } from '#server/registry/list/fault.ts';
import { AssignmentRow } from '#server/registry/list/rows.ts';
import type { Table } from '#server/registry/list/table.ts';
import type { ListedAssignment } from '#server/registry/listed.ts';

const HOW = { otomatis: 'automatic', 'pilihan ASN': 'sponsorChoice', 'usulan kepala desa': 'villageProposal' } as const;
const END_REASON = { aktif: null, selesai: 'finished', dialihkan: 'transferred' } as const;

/** Who fosters whom, from when to when. */
export function readAssignments(table: Table): { assignments: ListedAssignment[]; faults: RowFault[] } {
	const { taken, refused } = readRows(table, AssignmentRow);
	const byNumber = new Map<string, ListedAssignment>();
	for (const { row, cells } of taken) {
		const place = { file: table.file, row };
		if (byNumber.has(cells.id_penugasan)) refused.push({ ...place, code: 'twice', column: 'id_penugasan' });
		else
			byNumber.set(cells.id_penugasan, {
				place,
				number: cells.id_penugasan,
				nip: cells.nip,
				household: cells.id_keluarga,
				start: cells.mulai,
				// Both days are the Mondays of a handover: on the second one the next sponsor begins.
				end: cells.selesai === null ? null : addDays(cells.selesai, -1),
				how: HOW[cells.cara],
				endReason: END_REASON[cells.status]
			});
	}
	return { assignments: [...byNumber.values()], faults: refused };
}
