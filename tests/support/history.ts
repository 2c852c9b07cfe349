import { fc } from '@fast-check/vitest';
import type { VisitId } from '#lib/domain/identity/ids.ts';
import type { Intent } from '#lib/domain/mutation/arguments.ts';
import type { Envelope, MutationResult } from '#lib/domain/mutation/envelope.ts';
import { DAY, dateOf } from '#lib/domain/time.ts';
import { household, type Name, PEOPLE, ROUNDS, TELEMUNG, WATUKEBO } from './cast.ts';
import { FAMILIES } from './families.ts';
import { confirm, dispute, unsure, visit, withdraw } from './intents.ts';
import type { PlainPhone } from './plain-phone.ts';
import { reassign } from './town.ts';
import { openTown, type Town } from './town-server.ts';

const ACTORS = ['sari', 'budi', 'citra', 'lurah', 'kades', 'operator'] as const;
const who = fc.constantFrom<Name>(...ACTORS);
const family = fc.oneof(
	{ weight: 3, arbitrary: fc.integer({ min: 1, max: 2 }) },
	{ weight: 1, arbitrary: fc.integer({ min: 3, max: 9 }) }
);
/** Mostly whoever it is for to do; now and then anybody. */
const by = fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: who });
/** Counted from the newest visit, so that most of what is said is about something that is there. */
const which = fc.nat({ max: 2 });
const ruling = fc.constantFrom('confirm', 'dispute', 'unsure');

/** One moment in the life of a village, as data, so that a counterexample reads like a story. */
const moment = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			does: fc.constant('visit' as const),
			by,
			family,
			brought: fc.nat({ max: 4 }).map((n) => n > 0),
			lastRound: fc.boolean()
		})
	},
	{ weight: 3, arbitrary: fc.record({ does: fc.constant('withdraw' as const), by, which }) },
	{ weight: 6, arbitrary: fc.record({ does: ruling, by, which }) },
	{
		weight: 5,
		arbitrary: fc.record({
			does: fc.constant('send' as const),
			who: fc.option(who, { freq: 2 }),
			answerLost: fc.boolean()
		})
	},
	{ weight: 3, arbitrary: fc.record({ does: fc.constant('pull' as const), who }) },
	{ weight: 4, arbitrary: fc.record({ does: fc.constant('reassign' as const), family, to: fc.option(who) }) },
	{ weight: 1, arbitrary: fc.record({ does: fc.constant('days pass' as const), days: fc.integer({ min: 1, max: 9 }) }) }
);
export type Moment = typeof moment extends fc.Arbitrary<infer M> ? M : never;

export const histories = fc.array(moment, { minLength: 30, maxLength: 50, size: 'max' });

/** A town with a phone for everybody, and what the test itself remembers of it. */
export class World {
	readonly town: Town;
	readonly phones: ReadonlyMap<Name, PlainPhone>;
	/** Who fosters which household today, as far as the test was told. */
	readonly sponsorOf = new Map<string, Name | undefined>(FAMILIES.map(({ id, sponsor }) => [id, sponsor]));
	readonly unsent = new Map<Name, Envelope[]>();
	/** The first word on each mutation. */
	readonly told = new Map<string, MutationResult>();
	readonly #visits: { readonly id: VisitId; readonly by: Name; readonly village: string | undefined }[] = [];

	private constructor(town: Town, phones: ReadonlyMap<Name, PlainPhone>) {
		this.town = town;
		this.phones = phones;
	}

	static async begin(): Promise<World> {
		const town = await openTown();
		const phones = new Map<Name, PlainPhone>();
		for (const name of ACTORS) phones.set(name, await town.phone(name));
		return new World(town, phones);
	}

	phoneOf(name: Name): PlainPhone {
		const phone = this.phones.get(name);
		if (!phone) throw new Error(`${name} has no phone`);
		return phone;
	}

	/** Lives one moment; answers with what the server said, if anything was asked of it. */
	async live(now: Moment): Promise<MutationResult[]> {
		switch (now.does) {
			case 'send':
				return this.#send(now.who ? [now.who] : ACTORS, now.answerLost);
			case 'pull':
				await this.phoneOf(now.who).pullAll(16_000);
				return [];
			case 'reassign':
				return this.#reassign(
					now.family,
					SPONSORS.find((name) => name === now.to)
				);
			case 'days pass':
				this.town.pass(now.days * DAY);
				return [];
			case 'visit':
				this.#visit(now);
				return [];
			default:
				this.#speak(now);
				return [];
		}
	}

	async #reassign(number: number, to: Name | undefined): Promise<[]> {
		await reassign(this.town.store, number, { to, now: this.town.now() });
		this.sponsorOf.set(household(number), to);
		return [];
	}

	#visit({ family, by, brought, lastRound }: Extract<Moment, { does: 'visit' }>): void {
		const date = dateOf(this.town.now());
		const running = ROUNDS.findLast(({ start }) => start <= date);
		const round = ROUNDS.find(({ number }) => number === (running?.number ?? 1) - (lastRound ? 1 : 0));
		const what = brought ? {} : { outcome: 'nobodyHome' as const, items: [] };
		const intent = visit({ householdId: household(family), date, ...(round ? { roundId: round.id } : {}), ...what });
		const author = by ?? this.sponsorOf.get(household(family)) ?? 'sari';
		this.#visits.push({ id: intent.args.visitId, by: author, village: FAMILIES[family - 1]?.village });
		this.#write(author, intent);
	}

	/** The giver takes back, or the village gives its word: about a visit that may not have arrived yet. */
	#speak({ does, by, which }: Extract<Moment, { which: number }>): void {
		const about = this.#visits.at(-1 - which);
		if (!about) return;
		const its = does === 'withdraw' ? about.by : about.village === WATUKEBO ? 'lurah' : 'kades';
		this.#write(by ?? its, { withdraw, confirm, dispute, unsure }[does](about.id));
	}

	#write(name: Name, intent: Intent): void {
		const phone = this.phoneOf(name);
		this.unsent.set(name, [...(this.unsent.get(name) ?? []), phone.write(intent)]);
	}

	/** A lost answer leaves the phone as it was: it sends the same again. */
	async #send(names: readonly Name[], answerLost: boolean): Promise<MutationResult[]> {
		const told: MutationResult[] = [];
		for (const name of names) {
			const written = this.unsent.get(name) ?? [];
			if (written.length > 0) told.push(...(await this.phoneOf(name).push(written)).results);
			if (!answerLost) this.unsent.set(name, []);
		}
		return told;
	}
}

const SPONSORS: readonly Name[] = ['sari', 'budi', 'citra', 'lurah'];
const SPEAKS_FOR: Partial<Record<Name, string>> = { kades: TELEMUNG, operator: TELEMUNG, lurah: WATUKEBO };

/** Every `scope kind id` that this person may hold now, worked out from what the test knows and not as the server does. */
export async function mayHold(world: World, name: Name): Promise<Set<string>> {
	const visits = await world.town.table('visit');
	const mine = FAMILIES.filter(({ id }) => world.sponsorOf.get(id) === name).map(({ id }) => id);
	const village = SPEAKS_FOR[name];
	const theirs = FAMILIES.filter((family) => family.village === village).map(({ id }) => id);
	return new Set([
		`account:${PEOPLE[name]} profile ${PEOPLE[name]}`,
		...[TELEMUNG, WATUKEBO].map((code) => `regency village ${code}`),
		...ROUNDS.map(({ id }) => `regency round ${id}`),
		...mine.map((id) => `household:${id} household ${id}`),
		...theirs.map((id) => `village:${village} householdSummary ${id}`),
		...visits.flatMap(({ id, household_id, village_code, author_id }) => [
			...(mine.some((own) => own === household_id) ? [`household:${household_id} visit ${id}`] : []),
			...(village_code === village ? [`village:${village} visitSummary ${id}`] : []),
			...(author_id === PEOPLE[name] ? [`sponsor:${author_id} ownRecord ${id}`] : [])
		])
	]);
}
