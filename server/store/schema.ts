import type { Kysely } from 'kysely';
import type { Activation, Device, Session } from '#server/store/schema-access.ts';
import type { Client, Mutation, MutationFault, Refused, SyncEntry, SyncScope } from '#server/store/schema-sync.ts';

// Ids are UUIDs as text, moments are milliseconds, days are `2026-11-24`, truth is 0 or 1, and JSON is text: the same on
// SQLite and on PostgreSQL, so that one set of queries serves both. What each column holds is in docs/data.md.

type Meta = { key: string; value: string };
type District = { code: string; name: string };
type Village = {
	code: string;
	district_code: string;
	name: string;
	kind: 'desa' | 'kelurahan';
	lat: number | null;
	lng: number | null;
};

type Person = {
	id: string;
	/** A civil-servant number, or the telephone number of those who have none. */
	login: string | null;
	name: string;
	sex: 'L' | 'P' | null;
	nip: string | null;
	phone: string | null;
	unit: string | null;
	workplace: string | null;
	position: string | null;
	rank: string | null;
	/** PNS, PPPK or a partner's kind; null for those who foster nobody. */
	sponsor_kind: string | null;
	home_village: string | null;
	work_village: string | null;
	/** The sponsor's own declaration; null is unanswered. */
	means: 'able' | 'needs_relief' | null;
	status: 'active' | 'disabled';
	password_hash: string | null;
	login_fails: number;
	login_after: number;
	demo: number;
};

type PersonRole = {
	id: string;
	person_id: string;
	role: 'sponsor' | 'villageHead' | 'villageOperator' | 'admin';
	village_code: string | null;
	start_date: string;
	end_date: string | null;
};

type Household = {
	id: string;
	/** The list's own number for it: what an import finds it by. */
	external_id: string;
	village_code: string;
	kk_number: string | null;
	name: string;
	address: string;
	landmark: string | null;
	hamlet: string;
	rt: string;
	rw: string;
	lat: number | null;
	lng: number | null;
	decile: number | null;
	/** JSON: string[]. */
	aid: string;
	floor: string | null;
	wall: string | null;
	roof: string | null;
	water: string | null;
	power: string | null;
	toilet: string | null;
	demo: number;
};

type Member = {
	id: string;
	household_id: string;
	/** As listed: the head of the family is 0. */
	position: number;
	nik: string | null;
	name: string;
	relation: string;
	sex: 'L' | 'P';
	birth_date: string;
	school: string | null;
	work: string | null;
	disability: string | null;
	/** JSON: string[]. */
	illness: string;
};

type Assignment = {
	id: string;
	external_id: string | null;
	household_id: string;
	sponsor_id: string;
	start_date: string;
	/** The last day, inclusive; null is still on. */
	end_date: string | null;
	how: string;
	end_reason: string | null;
};

type Round = { id: string; number: number; kind: 'week' | 'month'; start_date: string; end_date: string; menu: string };

type Visit = {
	id: string;
	household_id: string;
	village_code: string;
	round_id: string;
	round_number: number;
	date: string;
	outcome: string;
	/** JSON: DeliveryLine[]. */
	items: string;
	/** JSON: Observations. */
	observations: string;
	delivered_by: string | null;
	note: string | null;
	lat: number | null;
	lng: number | null;
	accuracy: number | null;
	author_id: string;
	author_name: string;
	author_unit: string | null;
	household_name: string;
	household_hamlet: string;
	household_rt: string;
	household_rw: string;
	at: number;
	received_at: number;
	late: number;
	withdrawn_at: number | null;
	/** JSON: Confirmation, the word that stands. */
	confirmation: string;
};

/** Every word the village gave, also those that did not come to stand. Its id is the mutation's. */
type ConfirmationFact = {
	id: string;
	visit_id: string;
	by_id: string;
	word: string;
	flag: string | null;
	received_at: number;
};

export type Tables = {
	meta: Meta;
	district: District;
	village: Village;
	person: Person;
	person_role: PersonRole;
	household: Household;
	member: Member;
	assignment: Assignment;
	round: Round;
	visit: Visit;
	confirmation: ConfirmationFact;
	sync_scope: SyncScope;
	sync_entry: SyncEntry;
	client: Client;
	mutation: Mutation;
	mutation_fault: MutationFault;
	refused: Refused;
	device: Device;
	session: Session;
	activation: Activation;
};

/** Something to ask with: the whole database, or one transaction of it. */
export type Database = Kysely<Tables>;
