import type { Intent } from '#lib/domain/mutation/arguments.ts';
import { ruleDelivery, type Ruling } from '#lib/domain/mutation/rule-delivery.ts';
import { withdrawVisit } from '#lib/domain/mutation/withdraw-visit.ts';
import { ok } from '#lib/domain/result.ts';
import { dateOf } from '#lib/domain/time.ts';
import { authorOn, changeVisit, keepWord, visitById } from '#server/store/facts.ts';
import type { Database } from '#server/store/schema.ts';
import { submit } from '#server/sync/submit.ts';
import { type Case, stands, type Verdict } from '#server/sync/verdict.ts';

/** Rules on one intent, by the same functions that showed it on the phone, and writes what it comes to. */
export function rule(db: Database, intent: Intent, about: Case): Promise<Verdict> {
	switch (intent.name) {
		case 'visit.submit':
			return submit(db, intent.args, about);
		case 'visit.withdraw':
			return withdraw(db, intent, about);
		case 'delivery.confirm':
		case 'delivery.dispute':
		case 'delivery.unsure':
			return giveWord(db, intent, about);
	}
}

type Withdrawal = Extract<Intent, { name: 'visit.withdraw' }>;

async function withdraw(db: Database, { args }: Withdrawal, about: Case): Promise<Verdict> {
	const done = withdrawVisit(await visitById(db, args.visitId), about.by, about.at);
	if (!done.ok) return done;
	await changeVisit(db, done.value);
	return stands(done.value, about.odd);
}

/** The village's word. One that comes too late to stand is kept as what somebody said. */
async function giveWord(db: Database, ruling: Ruling, about: Case): Promise<Verdict> {
	const by = await authorOn(db, about.by, dateOf(about.at));
	const done = ruleDelivery(await visitById(db, ruling.args.visitId), ruling, by, about.at);
	if (!done.ok) return done;
	const { word, visit, flag } = done.value;
	await keepWord(db, {
		id: about.id,
		visit_id: visit.id,
		by_id: about.by,
		word: JSON.stringify(word),
		flag: flag ?? null,
		received_at: about.now
	});
	if (flag) return ok({ flag, changes: [] });
	await changeVisit(db, visit);
	return stands(visit, about.odd);
}
