import { type Bodies, visitRows } from '#lib/domain/access/projection.ts';
import { visitOf } from '#server/store/facts-visit.ts';
import type { Database } from '#server/store/schema.ts';

type VisitKind = 'visit' | 'visitSummary' | 'ownRecord';

const PLACE = { visit: 0, visitSummary: 1, ownRecord: 2 } as const;

/** These visits as holders of that kind of row see them: made by the projection that also says where they go. */
export async function loadVisits<K extends VisitKind>(
	db: Database,
	ids: readonly string[],
	kind: K
): Promise<Bodies[K][]> {
	const rows = await db.selectFrom('visit').selectAll().where('id', 'in', ids).execute();
	// The place in the triple decides the kind; the compiler does not follow a computed place.
	return rows.map((row) => visitRows(visitOf(row))[PLACE[kind]].body as Bodies[K]);
}
