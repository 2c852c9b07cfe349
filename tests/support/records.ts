import type { AppServer } from './app-server.ts';

export type Recorded = {
	readonly id: string;
	readonly household: string;
	readonly outcome: string;
	readonly date: string;
	readonly state: string;
};

/** What the server holds of a person's visits, oldest first: read from its database beside it. */
export function visitsOf(server: AppServer, login: string): Recorded[] {
	// The columns are named below.
	return server.look((db) =>
		db
			.prepare(
				`select visit.id, household_name as household, outcome, date, json_extract(confirmation, '$.state') as state
				from visit join person on person.id = author_id where login = ? order by date, visit.id`
			)
			.all(login)
	) as unknown as Recorded[];
}

/** How the server ruled on everything that person ever sent. */
export const statusesOf = (server: AppServer, login: string): string[] =>
	server
		.look((db) =>
			db
				.prepare(
					`select mutation.status from mutation join client on client.id = client_id
					join person on person.id = client.person_id where login = ? order by mid`
				)
				.all(login)
		)
		.map(({ status }) => String(status));

/** A delivery from before this test that still waits for the village's word: the newest whose family has no other that day. */
export function olderDelivery(server: AppServer, login: string): Recorded {
	const visits = visitsOf(server, login);
	const alone = ({ household, date }: Recorded) =>
		visits.filter((other) => other.household === household && other.date === date).length === 1;
	const found = visits.findLast((visit) => visit.state === 'awaiting' && visit.outcome === 'recipient' && alone(visit));
	if (!found) throw new Error('the demo regency holds no delivery of theirs that still waits');
	return found;
}
