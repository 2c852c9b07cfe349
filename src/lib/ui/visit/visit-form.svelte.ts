import { VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import type { HouseholdId } from '#lib/domain/identity/ids.ts';
import type { Round } from '#lib/domain/programme/round.ts';
import type { Instant, LocalDate } from '#lib/domain/time.ts';
import type { Observations } from '#lib/domain/visit/form.ts';
import type { Outcome } from '#lib/domain/visit/outcome.ts';
import type { Point } from '#lib/domain/visit/visit.ts';
import type { About, Draft, OutboxRow } from '#lib/sync/replica/store.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { DraftKeeper } from '#lib/ui/visit/draft-keeper.svelte.ts';
import { newReport } from '#lib/ui/visit/new-report.ts';
import { Gps } from '#lib/ui/visit/gps.svelte.ts';
import {
	answered,
	asPlanned,
	check,
	type Fault,
	planned,
	type Report,
	roundFor,
	tidy,
	withOutcome
} from '#lib/ui/visit/report.ts';

/**
 * The one report being written of a household: the delivery page and the steps of the full form are views of it. Every change
 * is kept as a draft at once; nothing is kept while a page was only looked at.
 */
export class VisitForm {
	readonly householdId: HouseholdId;
	readonly about: About;
	readonly gps = new Gps();
	readonly #session: Session;
	readonly #keeper: DraftKeeper;
	readonly #mends: Draft['mends'];
	/** A point kept with the draft: noted at the house, and not moved by opening the draft elsewhere. */
	readonly #noted: Point | undefined;
	#path: string;
	#report = $state.raw<Report>({});
	#touched = $state(false);
	#faults = $state.raw<readonly Fault[]>([]);
	#saving = $state(false);
	#failed = $state(false);

	constructor(session: Session, household: { id: HouseholdId; about: About }, path: string) {
		this.#session = session;
		this.householdId = household.id;
		this.about = household.about;
		this.#path = path;
		const draft = session.snapshot?.drafts.find(({ householdId }) => householdId === household.id);
		this.#mends = draft?.mends;
		this.#touched = draft !== undefined;
		this.#keeper = new DraftKeeper(session, draft?.changedAt);
		this.#noted = draft?.args.point;
		this.#report = draft?.args ?? this.#begun();
	}

	get report(): Report {
		return this.#report;
	}

	get observations(): Observations {
		return this.#report.observations ?? {};
	}

	get date(): LocalDate {
		return this.#report.date ?? this.#session.today;
	}

	get round(): Round | undefined {
		return this.#session.snapshot?.view.round.get(this.#report.roundId ?? '') ?? this.#roundOf(this.date);
	}

	/** Something was said that a reload must not lose. */
	get touched(): boolean {
		return this.#touched;
	}

	get keptAt(): Instant | undefined {
		return this.#keeper.keptAt;
	}

	get faults(): readonly Fault[] {
		return this.#faults;
	}

	get saving(): boolean {
		return this.#saving;
	}

	/** The phone could not keep the report. Everything said is still here. */
	get failed(): boolean {
		return this.#failed;
	}

	/** The phone's place says something only of a visit made now. */
	get asksPlace(): boolean {
		return this.#noted === undefined && this.date === this.#session.today;
	}

	get point(): Point | undefined {
		if (this.#noted) return this.#noted;
		return this.asksPlace ? this.gps.best : undefined;
	}

	change(change: Report): void {
		this.#report = { ...this.#report, ...change };
		this.#touched = true;
		this.#faults = this.#faults.filter(({ field }) => !Object.hasOwn(change, field));
		this.#keep();
	}

	answer(answer: Partial<Observations>): void {
		this.#faults = this.#faults.filter(({ field }) => !Object.hasOwn(answer, field));
		this.change({ observations: answered(this.observations, answer) });
	}

	/** Without any tick there is no answer, rather than an empty one. */
	setAid(aid: Observations['aidReceived']): void {
		const { aidReceived: _before, ...rest } = this.observations;
		this.change({ observations: aid === undefined ? rest : { ...rest, aidReceived: aid } });
	}

	setOutcome(outcome: Outcome | undefined): void {
		this.#report = withOutcome(this.#report, outcome, this.round?.menu ?? []);
		this.change({});
		this.#faults = [];
	}

	/** Another day may be another round. */
	setDate(date: LocalDate): void {
		const round = this.#roundOf(date);
		this.change({ date });
		if (round) this.setRound(round);
	}

	/** Another round has another menu: what stood as planned stays as planned. */
	setRound(round: Round): void {
		const items = this.#report.items ?? [];
		const followed = items.length > 0 && asPlanned(items, this.round?.menu ?? []);
		this.change({ roundId: round.id, ...(followed ? { items: planned(round.menu) } : {}) });
	}

	/** The page and step on which the person now is: there a killed tab goes on. */
	arrive(path: string): void {
		if (this.#path === path) return;
		this.#path = path;
		if (this.#touched) this.#keep();
	}

	/** Saves it for good, once, however often it is pressed. Resolves to nothing while something stands in the way. */
	async save(): Promise<OutboxRow | undefined> {
		if (this.#saving) return undefined;
		const args = tidy({ ...this.#report, ...(this.point ? { point: this.point } : {}) });
		this.#faults = this.#check(args);
		if (this.#faults.length > 0) return undefined;
		this.#saving = true;
		this.#failed = false;
		try {
			await this.#keeper.settle();
			return await this.#session.act(
				{ name: 'visit.submit', args: VisitSubmit.parse(args) },
				{ about: this.about, draft: this.householdId, ...(this.#mends ? { mends: this.#mends } : {}) }
			);
		} catch (error) {
			this.#saving = false;
			this.#failed = true;
			throw error;
		}
	}

	async drop(): Promise<void> {
		await this.#keeper.settle();
		await this.#session.dropDraft(this.householdId);
	}

	#begun(): Report {
		const { today } = this.#session;
		const ids = { visitId: this.#session.newVisitId(), householdId: this.householdId };
		return newReport(ids, today, this.#roundOf(today));
	}

	#check(args: Report): Fault[] {
		const { me, snapshot, serverNow } = this.#session;
		if (!me || !snapshot) return [{ field: '', code: 'household_unknown' }];
		const round = snapshot.view.round.get(args.roundId ?? '');
		return check(args, { author: me, household: this.about, round, at: serverNow });
	}

	#keep(): void {
		const point = this.point;
		this.#keeper.keep({
			householdId: this.householdId,
			args: { ...this.#report, ...(point ? { point } : {}) },
			path: this.#path,
			changedAt: this.#session.now,
			...(this.#mends ? { mends: this.#mends } : {})
		});
	}

	#roundOf(date: LocalDate): Round | undefined {
		return roundFor([...(this.#session.snapshot?.view.round.values() ?? [])], date);
	}
}
