import * as z from 'zod/mini';
import { DistrictCode, VillageCode, VillageKind } from '#lib/domain/identity/region.ts';
import { LocalDate } from '#lib/domain/time.ts';
import * as atom from '#server/registry/atoms.ts';
import { LIST_FILES } from '#server/registry/list/fault.ts';

/** Where it stood in the list, so that a fault found while it is applied can be looked up there. */
const place = z.strictObject({ file: z.enum(LIST_FILES), row: z.int().check(z.gte(1)) });
const Coordinates = { lat: z.nullable(atom.Latitude), lng: z.nullable(atom.Longitude) };

export const ListedVillage = z.strictObject({
	code: VillageCode,
	name: atom.words(80),
	kind: VillageKind,
	districtCode: DistrictCode,
	district: atom.words(80),
	...Coordinates
});
export type ListedVillage = z.infer<typeof ListedVillage>;

const SponsorEntry = z.strictObject({
	kind: z.enum(['PNS', 'PPPK']),
	unit: atom.words(120),
	workplace: atom.text(120),
	position: atom.text(120),
	rank: atom.text(20),
	homeVillage: z.nullable(VillageCode),
	workVillage: z.nullable(VillageCode),
	means: z.nullable(z.enum(['able', 'needs_relief']))
});

/** A village led from a day on, until the last day of the term, if it has one. */
const Office = z.strictObject({ village: VillageCode, start: LocalDate, end: z.nullable(LocalDate) });

/** One person with all that the list says of them: a *lurah* who fosters is one person, not two. */
export const ListedPerson = z.strictObject({
	place,
	nip: z.nullable(atom.Nip),
	phone: z.nullable(atom.Phone),
	name: atom.words(120),
	sex: z.nullable(atom.Sex),
	sponsor: z.nullable(SponsorEntry),
	heads: z.array(Office).check(z.maxLength(20))
});
export type ListedPerson = z.infer<typeof ListedPerson>;

export const ListedMember = z.strictObject({
	position: z.int().check(z.gte(0), z.lte(99)),
	nik: z.nullable(atom.Nik),
	name: atom.words(120),
	relation: atom.words(40),
	sex: atom.Sex,
	birthDate: LocalDate,
	school: z.nullable(atom.words(40)),
	work: z.nullable(atom.words(60)),
	disability: z.nullable(atom.words(40)),
	illness: z.array(atom.words(40)).check(z.maxLength(10))
});
export type ListedMember = z.infer<typeof ListedMember>;

const material = z.nullable(atom.words(60));
export const ListedHousehold = z.strictObject({
	place,
	number: atom.ListNumber,
	village: VillageCode,
	kkNumber: z.nullable(atom.KkNumber),
	name: atom.words(120),
	address: atom.text(200),
	hamlet: atom.text(80),
	rt: atom.Neighbourhood,
	rw: atom.Neighbourhood,
	...Coordinates,
	decile: z.nullable(atom.Decile),
	aid: z.array(atom.words(40)).check(z.maxLength(20)),
	floor: material,
	wall: material,
	roof: material,
	water: material,
	power: material,
	toilet: material,
	/** How many rows the list has for it, also those that could not be taken. */
	listed: z.int().check(z.gte(1), z.lte(100)),
	members: z.array(ListedMember).check(z.minLength(1), z.maxLength(100))
});
export type ListedHousehold = z.infer<typeof ListedHousehold>;

export const ListedAssignment = z.strictObject({
	place,
	number: atom.ListNumber,
	nip: atom.Nip,
	household: atom.ListNumber,
	start: LocalDate,
	/** The last day; null is still on. */
	end: z.nullable(LocalDate),
	how: z.enum(['automatic', 'sponsorChoice', 'villageProposal']),
	endReason: z.nullable(z.enum(['finished', 'transferred']))
});
export type ListedAssignment = z.infer<typeof ListedAssignment>;
