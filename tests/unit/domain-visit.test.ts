import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/domain/access/role.ts';
import type { PersonId, VisitId } from '#lib/domain/identity/ids.ts';
import { readIntent, type VisitSubmit } from '#lib/domain/mutation/arguments.ts';
import { mayRule, ruleDelivery, type Ruling } from '#lib/domain/mutation/rule-delivery.ts';
import { submitVisit } from '#lib/domain/mutation/submit-visit.ts';
import { withdrawVisit } from '#lib/domain/mutation/withdraw-visit.ts';
import { closesAt } from '#lib/domain/programme/round.ts';
import { DAY } from '#lib/domain/time.ts';
import { standing } from '#lib/domain/visit/confirmation.ts';
import { Visit } from '#lib/domain/visit/visit.ts';
import { NOW, PEOPLE, ROUNDS, RUNNING, TELEMUNG, WATUKEBO } from '../support/cast.ts';
import { confirm, dispute, nobodyHome, unsure, visit } from '../support/intents.ts';

const sari: Actor = { id: PEOPLE.sari, name: 'Sari', unit: 'SDN 1', roles: [{ name: 'sponsor' }] };
const kades: Actor = { id: PEOPLE.kades, name: 'Kades', roles: [{ name: 'villageHead', village: TELEMUNG }] };
const operator: Actor = {
	id: PEOPLE.operator,
	name: 'Operator',
	roles: [{ name: 'villageOperator', village: TELEMUNG }]
};
const stranger: Actor = { id: PEOPLE.lurah, name: 'Lurah', roles: [{ name: 'villageHead', village: WATUKEBO }] };
const round = { kind: 'week' as const, menu: [], ...ROUNDS[RUNNING - 1]! };
const household = { name: 'Keluarga 1', village: TELEMUNG, hamlet: 'Krajan', rt: '001', rw: '002' };

const submit = (args = visit().args, more: { at?: number; receivedAt?: number } = {}) =>
	submitVisit({ args, author: sari, household, round, at: NOW, ...more });

function delivery(args = visit().args): Visit {
	const made = submit(args);
	if (!made.ok) throw new Error(made.error.code);
	return made.value;
}

describe('a visit that is handed in', () => {
	it('becomes a record that waits for the village, with the address as it stood', () => {
		const made = delivery({ ...visit().args, note: 'baik' });
		expect(Visit.parse(made)).toEqual(made);
		expect(made).toMatchObject({ confirmation: { state: 'awaiting' }, household: { name: 'Keluarga 1' }, late: false });
		expect(made).not.toHaveProperty('receivedAt');
	});

	it.each([
		['for a day to come', { date: '2026-11-25' }, 'date_in_future', 'date'],
		['with something received and nothing brought', { items: [] }, 'delivery_without_items', 'items'],
		['with nobody home and something brought', { outcome: 'nobodyHome' }, 'items_without_delivery', 'items'],
		[
			'that counts children nobody asked about',
			{ observations: { childrenOut: 2 } },
			'children_without_answer',
			'childOutOfSchool'
		]
	] as [string, Partial<VisitSubmit>, string, string][])('%s is refused, at its field', (_what, wrong, code, field) => {
		expect(submit({ ...visit().args, ...wrong })).toEqual({ ok: false, error: { code, field } });
	});

	it('is late from the moment its round closes, by when the server took it', () => {
		const late = (receivedAt: number) => {
			const made = submit(visit().args, { receivedAt });
			return made.ok && made.value.late;
		};
		expect(late(closesAt(round) - 1)).toBe(false);
		expect(late(closesAt(round))).toBe(true);
	});

	it('can be taken back by its author, once, and not by anybody else', () => {
		const made = delivery();
		const taken = withdrawVisit(made, sari.id, NOW);
		expect(taken).toEqual({ ok: true, value: { ...made, withdrawnAt: NOW } });
		expect(withdrawVisit(made, kades.id, NOW)).toMatchObject({ error: { code: 'visit_unknown' } });
		expect(withdrawVisit(undefined, sari.id, NOW)).toMatchObject({ error: { code: 'visit_unknown' } });
		expect(taken.ok && withdrawVisit(taken.value, sari.id, NOW)).toMatchObject({
			error: { code: 'already_withdrawn' }
		});
	});
});

describe('silence', () => {
	it('leaves a delivery unconfirmed after fourteen days, and never confirms one', () => {
		const made = { ...delivery(), receivedAt: NOW };
		expect(standing(made, NOW + 14 * DAY - 1)).toBe('awaiting');
		expect(standing(made, NOW + 14 * DAY)).toBe('unconfirmed');
		expect(standing(made, NOW + 4000 * DAY)).toBe('unconfirmed');
	});

	it('does not count while only the phone has the record, nor once a word was given', () => {
		expect(standing(delivery(), NOW + 40 * DAY)).toBe('awaiting');
		const word = { by: kades.id, name: 'Kades', at: NOW };
		const confirmed = { receivedAt: NOW, confirmation: { state: 'confirmed' as const, ...word } };
		expect(standing(confirmed, NOW + 40 * DAY)).toBe('confirmed');
	});
});

const people = [sari, kades, operator, stranger];
const moves = fc.array(
	fc.record({ by: fc.constantFrom(...people), does: fc.constantFrom('withdraw', 'confirm', 'dispute', 'unsure') }),
	{ minLength: 5, maxLength: 12 }
);
type Move = { by: Actor; does: 'withdraw' | 'confirm' | 'dispute' | 'unsure' };
const reached = new Set<string>();

/** One step: what the record is then, and whether the step was kept as something that stands. */
function take(record: Visit, { by, does }: Move): { record: Visit; stood: boolean } {
	if (does === 'withdraw') {
		const done = withdrawVisit(record, by.id, NOW);
		return { record: done.ok ? done.value : record, stood: done.ok };
	}
	const done = ruleDelivery(record, { confirm, dispute, unsure }[does](record.id) as Ruling, by, NOW);
	return { record: done.ok ? done.value.visit : record, stood: done.ok && done.value.flag === undefined };
}

/** Plays a history on one record, showing each step. */
function play(brought: boolean, history: Move[], look: (was: Visit, move: Move, now: ReturnType<typeof take>) => void) {
	let record = delivery(brought ? visit().args : nobodyHome().args);
	for (const move of history) {
		const now = take(record, move);
		look(record, move, now);
		record = now.record;
		reached.add(record.withdrawnAt === undefined ? record.confirmation.state : 'withdrawn');
	}
}

describe('whatever is said of a delivery', () => {
	test.prop([moves, fc.boolean()])('what has been settled stays as it is', (history, brought) => {
		play(brought, history, (was, _move, { record }) => {
			expect(Visit.parse(record)).toEqual(record);
			const settled = ['confirmed', 'disputed'].includes(was.confirmation.state) || was.withdrawnAt !== undefined;
			if (settled) expect(record).toEqual(was);
		});
	});

	test.prop([moves, fc.boolean()])('a button is there exactly when pressing it would count', (history, brought) => {
		play(brought, history, (was, { by, does }, { stood }) => {
			if (does !== 'withdraw') expect(mayRule(was, by)).toBe(stood);
		});
	});

	test.prop([moves, fc.boolean()])(
		'only its giver takes it back, and only its village rules, on what was brought',
		(history, brought) => {
			play(brought, history, (_was, { by, does }, { stood }) => {
				if (!stood) return;
				if (does === 'withdraw') expect(by).toBe(sari);
				else expect([kades, operator].includes(by) && brought).toBe(true);
			});
		}
	);

	it('nobody rules on a delivery of their own, whatever hat they wear', () => {
		const both: Actor = { ...sari, roles: [...sari.roles, ...kades.roles] };
		const done = ruleDelivery(delivery(), confirm('' as VisitId) as Ruling, both, NOW);
		expect(done).toEqual({ ok: false, error: { code: 'own_delivery' } });
	});

	it('a foreign record is as good as none', () => {
		const ruling = confirm('' as VisitId) as Ruling;
		expect(ruleDelivery(delivery(), ruling, stranger, NOW)).toEqual(ruleDelivery(undefined, ruling, stranger, NOW));
	});

	afterAll(() => expect([...reached].sort()).toEqual(['awaiting', 'confirmed', 'disputed', 'unsure', 'withdrawn']));
});

describe('an intent from outside', () => {
	it('is understood by name, version and shape', () => {
		const { name, args } = visit();
		expect(readIntent(name, 1, args)).toEqual({ name, args });
		expect(readIntent(name, 2, args)).toBeUndefined();
		expect(readIntent('visit.celebrate', 1, args)).toBeUndefined();
		expect(readIntent('constructor', 1, {})).toBeUndefined();
		expect(readIntent(name, 1, { ...args, late: false })).toBeUndefined();
		expect(readIntent(name, 1, { ...args, author: 'x' as string as PersonId })).toBeUndefined();
	});

	it.each([
		['a quantity of nothing', { items: [{ code: 'egg', quantity: 0, state: 'good' }] }],
		['less than nothing', { items: [{ code: 'egg', quantity: -1, state: 'good' }] }],
		['more than a truck', { items: [{ code: 'egg', quantity: 1e9, state: 'good' }] }],
		['an item that is none', { items: [{ code: 'gold', quantity: 1, state: 'good' }] }],
		['a place off the earth', { point: { lat: -8, lng: 180.0001, accuracy: 5 } }],
		['a doubt of less than nothing', { point: { lat: -8, lng: 114, accuracy: -1 } }],
		['30 February', { date: '2026-02-30' }],
		['a note of nothing but blanks', { note: '   ' }],
		['a note without end', { note: 'x'.repeat(1001) }],
		['an outcome in capitals', { outcome: 'RECIPIENT' }]
	])('with %s is not', (_what, wrong) => {
		expect(readIntent('visit.submit', 1, { ...visit().args, ...wrong })).toBeUndefined();
	});

	it.each(["O'Brien", 'ꦱꦸꦲꦂꦠ', 'Nyai 😊', '<script>alert(1)</script>', "'; drop table visit; --"])(
		'with the words %s is kept to the letter',
		(note) => {
			expect(readIntent('visit.submit', 1, { ...visit().args, note })).toMatchObject({ args: { note } });
		}
	);
});
