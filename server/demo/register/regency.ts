import { readFileSync } from 'node:fs';
import type { Round } from '#lib/domain/programme/round.ts';
import { addDays } from '#lib/domain/time.ts';
import { type Cast, drawCast, everybody } from '#server/demo/register/cast.ts';
import type { Drawing } from '#server/demo/register/family.ts';
import { drawHouseholds, TELEMUNG_FAMILIES } from '#server/demo/register/households.ts';
import type { List } from '#server/registry/list/read-list.ts';
import { AreaRow } from '#server/registry/list/rows.ts';
import { readTable } from '#server/registry/list/table.ts';
import { readVillages } from '#server/registry/list/villages.ts';
import type { ListedAssignment, ListedHousehold, ListedVillage } from '#server/registry/listed.ts';

/** The demo regency as a list that an office might have sent, and who plays what in it. */
export type Regency = { readonly list: List; readonly cast: Cast };

// One household in so many has nobody.
const NOBODY = 12;
// One family has changed hands: who had it until then, and in which round it went over.
const FORMER_SPONSOR = 8;
const HANDED_OVER = 4;
const CHANGED_HANDS = 3;

export function drawRegency(drawing: Drawing, rounds: readonly Round[]): Regency {
	const cast = drawCast(drawing);
	const households = drawHouseholds(drawing);
	const assignments = drawAssignments(cast, households, rounds);
	const list = { villages: areas(), people: everybody(cast), households, assignments, faults: [] };
	return { list, cast };
}

/**
 * Contains information from idn-area-data (github.com/fityannugroho/idn-area-data), which is made available under the Open
 * Database License (ODbL) 1.0.
 */
function areas(): ListedVillage[] {
	const bytes = readFileSync(new URL('../wilayah.csv', import.meta.url));
	const table = readTable('wilayah.csv', bytes, Object.keys(AreaRow.shape));
	if (!table.ok) throw new Error(`the area list cannot be read: ${table.error.code}`);
	return readVillages(table.value).villages;
}

function drawAssignments(cast: Cast, households: readonly ListedHousehold[], rounds: readonly Round[]) {
	const fostered = households.filter((_, place) => place < TELEMUNG_FAMILIES && place % NOBODY !== NOBODY - 1);
	const neighbours = households.slice(TELEMUNG_FAMILIES);
	const sponsors = cast.sponsors.flatMap(({ person, families }) => Array.from({ length: families }, () => person));
	const pairs = [
		...fostered.map((household, place) => ({ household, nip: sponsors[place]?.nip })),
		...neighbours.map((household) => ({ household, nip: cast.operator.nip }))
	];
	const began = addDays(rounds[0]?.start ?? '', -14);
	const handedOver = rounds.find(({ number }) => number === HANDED_OVER)?.start ?? '';
	return pairs.flatMap(({ household, nip }, place) => {
		if (!nip) return [];
		const now = assignment({ household, nip, start: began }, String(place + 1).padStart(3, '0'));
		const former = cast.sponsors[FORMER_SPONSOR]?.person.nip;
		if (place !== CHANGED_HANDS || !former) return [now];
		const before = { ...assignment({ household, nip: former, start: began }, '000'), end: addDays(handedOver, -1) };
		return [
			{ ...before, endReason: 'transferred' as const },
			{ ...now, start: handedOver, how: 'villageProposal' as const }
		];
	});
}

type Pair = { readonly household: ListedHousehold; readonly nip: string; readonly start: string };

const assignment = ({ household, nip, start }: Pair, number: string): ListedAssignment => ({
	place: { file: 'penugasan.csv', row: 1 },
	number: `DEMO-P${number}`,
	nip,
	household: household.number,
	start,
	end: null,
	how: 'automatic',
	endReason: null
});
