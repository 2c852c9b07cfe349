import type { HouseholdId, PersonId, RoundId, VisitId } from '#lib/domain/identity/ids.ts';
import type { VillageCode } from '#lib/domain/identity/region.ts';
import type { Confirmation } from '#lib/domain/visit/confirmation.ts';
import type { Observations } from '#lib/domain/visit/form.ts';
import type { Outcome } from '#lib/domain/visit/outcome.ts';
import type { Visit } from '#lib/domain/visit/visit.ts';
import type { Tables } from '#server/store/schema.ts';

type VisitRow = Tables['visit'];

/** A visit as it lies in its table. */
export const rowOf = (visit: Visit, receivedAt: number): VisitRow => ({
	id: visit.id,
	household_id: visit.householdId,
	village_code: visit.village,
	round_id: visit.roundId,
	round_number: visit.roundNumber,
	date: visit.date,
	outcome: visit.outcome,
	items: JSON.stringify(visit.items),
	observations: JSON.stringify(visit.observations),
	delivered_by: visit.deliveredBy ?? null,
	note: visit.note ?? null,
	...placeColumns(visit),
	author_id: visit.author.id,
	author_name: visit.author.name,
	author_unit: visit.author.unit ?? null,
	household_name: visit.household.name,
	household_hamlet: visit.household.hamlet,
	household_rt: visit.household.rt,
	household_rw: visit.household.rw,
	at: visit.at,
	received_at: receivedAt,
	late: visit.late ? 1 : 0,
	withdrawn_at: visit.withdrawnAt ?? null,
	confirmation: JSON.stringify(visit.confirmation)
});

/** The visit in a row. Casts, because a row holds only what `rowOf` wrote. */
export const visitOf = (row: VisitRow): Visit => ({
	id: row.id as VisitId,
	householdId: row.household_id as HouseholdId,
	village: row.village_code as VillageCode,
	roundId: row.round_id as RoundId,
	roundNumber: row.round_number,
	date: row.date,
	outcome: row.outcome as Outcome,
	items: JSON.parse(row.items) as Visit['items'],
	observations: JSON.parse(row.observations) as Observations,
	author: { id: row.author_id as PersonId, name: row.author_name, ...kept('unit', row.author_unit) },
	household: {
		name: row.household_name,
		hamlet: row.household_hamlet,
		rt: row.household_rt,
		rw: row.household_rw
	},
	at: row.at,
	receivedAt: row.received_at,
	late: row.late === 1,
	confirmation: JSON.parse(row.confirmation) as Confirmation,
	...kept('deliveredBy', row.delivered_by),
	...kept('note', row.note),
	...kept('withdrawnAt', row.withdrawn_at),
	...pointOf(row)
});

const placeColumns = ({ point }: Visit) => ({
	lat: point?.lat ?? null,
	lng: point?.lng ?? null,
	accuracy: point?.accuracy ?? null
});

function pointOf({ lat, lng, accuracy }: VisitRow): Pick<Visit, 'point'> {
	return lat === null || lng === null || accuracy === null ? {} : { point: { lat, lng, accuracy } };
}

/** A field that is there only when the column holds something. */
export const kept = <K extends string, T>(field: K, value: T | null): Partial<Record<K, T>> =>
	// A computed key widens to any string.
	value === null ? {} : ({ [field]: value } as Record<K, T>);
