import { cpus } from 'node:os';
import type { PullAnswer } from '#lib/domain/protocol/sync.ts';
import { currentRound, type Round } from '#lib/domain/programme/round.ts';
import type { SessionAnswer } from '#lib/domain/protocol/access.ts';
import { dateOf } from '#lib/domain/time.ts';
import { uuidv7 } from '#lib/sync/adapters/uuid.ts';
import { ask, startServer } from './wire.ts';

// Bytes are exact; times are medians of one run on whatever machine this is, and said as ratios to the cheapest request.
const PORT = 8799;
const TIMES = 300;
const newId = () => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes));

const server = await startServer(PORT);
try {
	const accounts = server.accounts();
	const sponsor = await signIn('sponsor');
	const first = await download(sponsor);
	const head = await download(await signIn('villageHead'));
	const idle = await ask(PORT, 'POST', '/api/sync/pull', question(sponsor, first), sponsor.cookie);
	if (idle.status !== 200) throw new Error(`the idle pull was answered with ${String(idle.status)}`);

	const health = await median(() => ask(PORT, 'GET', '/api/health'));
	const idlePull = await median(() => ask(PORT, 'POST', '/api/sync/pull', question(sponsor, first), sponsor.cookie));
	const onePush = await median((turn) =>
		ask(PORT, 'POST', '/api/sync/push', push(sponsor, first, turn + 1), sponsor.cookie)
	);

	const kept = (await ask(PORT, 'POST', '/api/sync/pull', question(sponsor, first), sponsor.cookie)).json as PullAnswer;
	if (kept.results?.some(({ status }) => status !== 'applied')) throw new Error('a pushed visit was not applied');

	console.log(`${String(cpus().length)} cores, Node ${process.version}, demo regency\n`);
	console.table({
		'sponsor’s first sync, bytes': first.bytes,
		'sponsor’s first sync, rows': first.ops.length,
		'village head’s first sync, bytes': head.bytes,
		'village head’s first sync, rows': head.ops.length,
		'idle sync, bytes of the answer': idle.bytes,
		'idle sync, bytes of the request': Buffer.byteLength(JSON.stringify(question(sponsor, first)))
	});
	console.table({
		'health, ms': round(health),
		'idle sync, times a health request': round(idlePull / health),
		'one visit pushed durably, times a health request': round(onePush / health)
	});

	async function signIn(key: string) {
		const code = accounts.find((account) => account.key === key)?.link.split('#')[1];
		const answer = await ask(PORT, 'POST', '/api/access/activate', { code, password: 'enam kata sandi' });
		if (answer.status !== 200) throw new Error(`${key} could not be activated: ${JSON.stringify(answer.json)}`);
		return { cookie: answer.cookies.join('; '), clientId: newId(), deviceId: (answer.json as SessionAnswer).deviceId };
	}
} finally {
	await server.stop();
}

type Person = { cookie: string; clientId: string; deviceId: string };
type Downloaded = Pick<PullAnswer, 'cursor' | 'epoch' | 'ops'> & { bytes: number };

async function download(person: Person): Promise<Downloaded> {
	let at: Downloaded | undefined;
	for (;;) {
		const { json, bytes } = await ask(PORT, 'POST', '/api/sync/pull', question(person, at), person.cookie);
		const page = json as PullAnswer;
		const { cursor, epoch } = page;
		at = { cursor, epoch, bytes: bytes + (at?.bytes ?? 0), ops: [...(at?.ops ?? []), ...page.ops] };
		if (!page.more) return at;
	}
}

function question({ clientId }: Person, at?: Downloaded) {
	return {
		protocol: 1,
		schema: 1,
		clientId,
		limit: 128_000,
		cursor: at?.cursor ?? {},
		...(at ? { epoch: at.epoch } : {})
	};
}

/** A visit that found nobody, to one of their households in the running round. */
function push({ clientId, deviceId }: Person, { ops }: Downloaded, mid: number) {
	const date = dateOf(Date.now());
	const rounds = ops.filter(({ kind }) => kind === 'round').map(({ body }) => body as Round);
	const args = {
		visitId: newId(),
		householdId: ops.find(({ kind }) => kind === 'household')?.id,
		roundId: currentRound(rounds, date)?.id,
		date,
		outcome: 'nobodyHome',
		items: [],
		observations: {}
	};
	const written = { mid, id: newId(), name: 'visit.submit', v: 1, args, at: Date.now(), offset: 0, seen: 0 };
	return { protocol: 1, schema: 1, clientId, deviceId, now: Date.now(), mutations: [written] };
}

async function median(once: (turn: number) => Promise<{ status: number }>): Promise<number> {
	const times: number[] = [];
	for (let turn = 0; turn < TIMES; turn++) {
		const begun = performance.now();
		const { status } = await once(turn);
		times.push(performance.now() - begun);
		if (status !== 200) throw new Error(`answered with ${String(status)}`);
	}
	return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

function round(value: number): number {
	return Math.round(value * 100) / 100;
}
