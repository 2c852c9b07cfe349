import type { VisitId } from '#lib/domain/identity/ids.ts';
import type { Ruling } from '#lib/domain/mutation/rule-delivery.ts';
import type { DisputeReason } from '#lib/domain/visit/confirmation.ts';
import type { Chance } from '#server/demo/chance.ts';

type Dispute = { readonly reason: DisputeReason; readonly text?: string };

const DISPUTES: readonly [Dispute, ...Dispute[]] = [
	{ reason: 'notReceived', text: 'Keluarga mengatakan belum menerima pekan itu.' },
	{ reason: 'tooLittle', text: 'Yang diterima hanya setengahnya.' },
	{ reason: 'otherPerson' },
	{ reason: 'movedOrDied', text: 'Sudah pindah ke rumah anaknya di desa lain.' },
	{ reason: 'other', text: 'Alamat penyerahan tidak sama dengan rumahnya.' }
];

// Every so many-th delivery is disputed, so that each reason and the busiest sponsor have theirs.
const DISPUTED = 37;

/** How likely the village has given each word, by how many rounds ago it was brought; the rest still waits. */
const LIKELY = [
	{ confirmed: 0.15, unsure: 0 },
	{ confirmed: 0.55, unsure: 0.08 },
	{ confirmed: 0.8, unsure: 0.05 },
	{ confirmed: 0.93, unsure: 0.02 }
] as const;

/** The village's word on the `nth` delivery of all, or `undefined` while it says nothing. */
export function drawWord(chance: Chance, visitId: VisitId, at: { nth: number; roundsAgo: number }): Ruling | undefined {
	const likely = LIKELY[Math.min(at.roundsAgo, LIKELY.length - 1)] ?? LIKELY[0];
	const drawn = chance.next();
	if (at.nth % DISPUTED === 0 && at.roundsAgo > 0) {
		const dispute = DISPUTES[(at.nth / DISPUTED) % DISPUTES.length] ?? DISPUTES[0];
		return { name: 'delivery.dispute', args: { visitId, ...dispute } };
	}
	if (drawn < likely.confirmed) return { name: 'delivery.confirm', args: { visitId } };
	if (drawn > likely.confirmed + likely.unsure) return undefined;
	return { name: 'delivery.unsure', args: { visitId, ask: 'Pak RT' } };
}
