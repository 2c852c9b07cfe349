import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The first layout: registry, programme, visits, access and sync. Shipped migrations never change; a new one is added. */
export async function up(db: Kysely<unknown>): Promise<void> {
	for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

// A delivery that waits for the village's word: few at any time, among years of visits.
const IS_WAITING = `withdrawn_at is null and confirmation = '{"state":"awaiting"}'
	and outcome in ('recipient', 'familyMember', 'neighbour', 'leftAtOffice')`;

// Written out, because every type here means the same to SQLite and to PostgreSQL.
const STATEMENTS = [
	`create table meta (key text primary key, value text not null)`,
	`create table district (code text primary key, name text not null)`,
	`create table village (code text primary key, district_code text not null references district (code), name text not null,
		kind text not null, lat double precision, lng double precision)`,
	`create table person (id text primary key, login text unique, name text not null, sex text, nip text unique, phone text, unit text,
		workplace text, position text, rank text, sponsor_kind text, home_village text, work_village text, means text,
		status text not null, password_hash text, login_fails integer not null default 0, login_after bigint not null default 0,
		demo integer not null default 0)`,
	`create table person_role (id text primary key, person_id text not null references person (id), role text not null,
		village_code text references village (code), start_date text not null, end_date text)`,
	`create index person_role_person on person_role (person_id)`,
	`create index person_role_village on person_role (village_code)`,
	`create table household (id text primary key, external_id text not null unique, village_code text not null references village (code),
		kk_number text, name text not null, address text not null, landmark text, hamlet text not null, rt text not null, rw text not null,
		lat double precision, lng double precision, decile integer, aid text not null, floor text, wall text, roof text, water text,
		power text, toilet text, demo integer not null default 0)`,
	`create index household_village on household (village_code)`,
	`create table member (id text primary key, household_id text not null references household (id), position integer not null, nik text,
		name text not null, relation text not null, sex text not null, birth_date text not null, school text, work text,
		disability text, illness text not null)`,
	`create index member_household on member (household_id, position)`,
	`create index member_nik on member (nik)`,
	`create table assignment (id text primary key, external_id text unique, household_id text not null references household (id),
		sponsor_id text not null references person (id), start_date text not null, end_date text, how text not null, end_reason text)`,
	`create index assignment_household on assignment (household_id)`,
	`create index assignment_sponsor on assignment (sponsor_id)`,
	`create table round (id text primary key, number integer not null unique, kind text not null, start_date text not null,
		end_date text not null, menu text not null)`,
	`create table visit (id text primary key, household_id text not null references household (id), village_code text not null,
		round_id text not null references round (id), round_number integer not null, date text not null, outcome text not null,
		items text not null, observations text not null, delivered_by text, note text, lat double precision, lng double precision,
		accuracy double precision, author_id text not null references person (id), author_name text not null, author_unit text,
		household_name text not null, household_hamlet text not null, household_rt text not null, household_rw text not null,
		at bigint not null, received_at bigint not null, late integer not null, withdrawn_at bigint, confirmation text not null)`,
	`create index visit_household_round on visit (household_id, round_number)`,
	`create index visit_waiting_author on visit (author_id, received_at) where ${IS_WAITING}`,
	`create index visit_waiting_village on visit (village_code, received_at) where ${IS_WAITING}`,
	`create table confirmation (id text primary key, visit_id text not null references visit (id), by_id text not null references person (id),
		word text not null, flag text, received_at bigint not null)`,
	`create index confirmation_visit on confirmation (visit_id)`,
	`create table sync_scope (scope text primary key, head bigint not null, floor bigint not null)`,
	`create table sync_entry (scope text not null, kind text not null, id text not null, seq bigint not null, op integer not null,
		primary key (scope, kind, id))`,
	`create unique index sync_entry_seq on sync_entry (scope, seq, kind, id, op)`,
	`create table client (id text primary key, person_id text not null references person (id), device_id text not null,
		last_mid bigint not null, created_at bigint not null)`,
	`create table mutation (id text primary key, client_id text not null references client (id), person_id text not null, mid bigint not null,
		digest text not null, status text not null, code text, field text, received_at bigint not null)`,
	`create index mutation_client on mutation (client_id, mid)`,
	`create table mutation_fault (id text primary key, tries integer not null)`,
	`create table refused (id text primary key, person_id text not null, device_id text not null, envelope text not null, code text not null,
		field text, received_at bigint not null)`,
	`create table device (id text primary key, person_id text not null references person (id), browser_hash text not null, label text not null,
		state text not null, created_at bigint not null, last_seen bigint not null)`,
	`create unique index device_browser on device (browser_hash, person_id)`,
	`create index device_person on device (person_id)`,
	`create table session (token_hash text primary key, person_id text not null references person (id),
		device_id text not null references device (id), created_at bigint not null, used_at bigint not null, idle_ms bigint not null,
		expires_at bigint not null)`,
	`create index session_person on session (person_id)`,
	`create table activation (id text primary key, person_id text not null references person (id), code_hash text not null unique,
		created_at bigint not null, expires_at bigint not null, first_used_at bigint, tries integer not null default 0,
		dead integer not null default 0)`,
	`create index activation_person on activation (person_id)`
];
