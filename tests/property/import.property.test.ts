import { fc, test } from '@fast-check/vitest';
import { afterAll, describe, expect } from 'vitest';
import { auditEntries } from '#server/sync/audit.ts';
import { buildList, type Draft, familyNumber, VILLAGES } from '../support/list-builder.ts';
import { type Office, openOffice } from '../support/registry-office.ts';

const family = fc.nat({ max: 5 });
const sponsor = fc.nat({ max: 3 });
const monday = fc.constantFrom('2026-10-05', '2026-10-12', '2026-10-26', '2026-11-09');

/** One thing that an office corrected between two deliveries of its list, as data, so that a counterexample can be read. */
const edit = fc.oneof(
	fc.record({ does: fc.constant('rename the head' as const), family, name: fc.constantFrom("SU'UD", 'TAMIN', 'A, B') }),
	fc.record({ does: fc.constant('move' as const), family, village: fc.constantFrom(...VILLAGES) }),
	fc.record({ does: fc.constant('lose the last member' as const), family }),
	fc.record({ does: fc.constant('drop the family' as const), family }),
	fc.record({ does: fc.constant('rename the sponsor' as const), sponsor, name: fc.constantFrom('Umi', 'Erna') }),
	fc.record({
		does: fc.constant('elect another head' as const),
		village: fc.nat({ max: 1 }),
		elected: fc.integer({ min: 1, max: 9 })
	}),
	fc.record({ does: fc.constant('assign' as const), family, sponsor, mulai: monday }),
	fc.record({ does: fc.constant('end' as const), family, selesai: monday }),
	fc.record({ does: fc.constant('misspell a number' as const), family })
);
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;
const reached = new Set<string>();

const own = (list: Draft, place: number) =>
	list['keluarga.csv'].filter(({ id_keluarga }) => id_keluarga === familyNumber(place));

type Doing<E extends Edit> = (list: Draft, now: E) => void;
const EDITS: { [D in Edit['does']]: Doing<Extract<Edit, { does: D }>> } = {
	'rename the head'(list, { family, name }) {
		for (const row of own(list, family).slice(0, 1)) row.nama = name;
	},
	move(list, { family, village }) {
		for (const row of own(list, family)) row.kode_desa = village;
	},
	'lose the last member'(list, { family }) {
		const last = own(list, family).slice(1).at(-1);
		list['keluarga.csv'] = list['keluarga.csv'].filter((row) => row !== last);
	},
	'drop the family'(list, { family }) {
		list['keluarga.csv'] = list['keluarga.csv'].filter((row) => row.id_keluarga !== familyNumber(family));
	},
	'rename the sponsor'(list, { sponsor, name }) {
		list['asn.csv'][sponsor]!.nama = name;
	},
	'elect another head'(list, { village, elected }) {
		Object.assign(list['kepala_desa.csv'][village]!, {
			nama: `Kepala ${elected}`,
			no_hp: `0840111122${village}${elected}`,
			mulai_jabatan: `2026-0${elected}-01`
		});
	},
	assign(list, { family, sponsor, mulai }) {
		const assigned = list['penugasan.csv'];
		const pair = { nip: list['asn.csv'][sponsor]!.nip!, id_keluarga: familyNumber(family) };
		const open = { mulai, selesai: '', status: 'aktif' };
		assigned.push({ ...assigned[0]!, id_penugasan: `Q${assigned.length}`, ...pair, ...open });
	},
	end(list, { family, selesai }) {
		for (const row of list['penugasan.csv'].filter(({ id_keluarga }) => id_keluarga === familyNumber(family)))
			Object.assign(row, { selesai, status: 'dialihkan' });
	},
	'misspell a number'(list, { family }) {
		for (const row of own(list, family).slice(0, 1)) row.nik = '351071';
	}
};

// The table has for each edit the function that takes it; the compiler cannot follow that through an index.
const apply = (list: Draft, now: Edit) => (EDITS[now.does] as Doing<Edit>)(list, now);

/** Days on which a household would have two sponsors, and villages that would have two heads. */
async function doubles(office: Office): Promise<string[]> {
	const spans = (await office.table('assignment')).map((row) => ({ ...row, of: row.household_id }));
	const terms = (await office.table('person_role'))
		.filter(({ role }) => role === 'villageHead')
		.map((row) => ({ ...row, of: row.village_code ?? '' }));
	return [spans, terms].flatMap((rows: { id: string; of: string; start_date: string; end_date: string | null }[]) =>
		rows.flatMap((a) =>
			rows
				.filter((b) => a.id < b.id && a.of === b.of)
				.filter((b) => a.start_date <= (b.end_date ?? '9') && b.start_date <= (a.end_date ?? '9'))
				.filter((b) => a.start_date <= (a.end_date ?? '9') && b.start_date <= (b.end_date ?? '9'))
				.map((b) => `${a.of} ${a.id} ${b.id}`)
		)
	);
}

describe('whatever an office corrects between two deliveries', () => {
	test.prop([fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })], {
		numRuns: 15,
		interruptAfterTimeLimit: 40_000
	})(
		'the register follows, a repeat changes nothing, and nobody gets two sponsors or two heads',
		async (deliveries) => {
			const office = await openOffice();
			try {
				const list = buildList();
				await office.take(list);
				for (const edits of deliveries) {
					for (const now of edits) apply(list, now);
					const { counts, faults } = await office.take(list);
					for (const now of edits) reached.add(now.does);
					for (const { code } of faults) reached.add(code);
					if (counts.assignment.changed > 0) reached.add('rewritten');

					const before = await office.everything();
					const again = await office.take(list);
					expect(await office.everything()).toEqual(before);
					expect(again.faults).toEqual(faults);
					expect(await office.store.read(auditEntries)).toEqual({ missing: [], surplus: [] });
					expect(await doubles(office)).toEqual([]);
				}
			} finally {
				await office.close();
			}
		},
		60_000
	);

	// A property that never meets the interesting case proves nothing.
	afterAll(() =>
		expect([...reached]).toEqual(
			expect.arrayContaining(['move', 'already_fostered', 'rewritten', 'elect another head'])
		)
	);
});
