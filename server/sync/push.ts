import type { PushAnswer, PushRequest } from '#lib/domain/protocol/sync.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Deps } from '#server/env.ts';
import { addClient, advanceClient, deviceSince } from '#server/store/ledger.ts';
import type { Writing } from '#server/store/writer.ts';
import { readEpoch } from '#server/store/rows.ts';
import { inOrder } from '#server/sync/order.ts';
import { type Asking, takePull } from '#server/sync/pull.ts';
import { type Desk, settleAll } from '#server/sync/settle.ts';

// A passing fault: long enough to be over, short enough for whoever waits.
const STOP_MS = 30_000;

/**
 * Takes in what a phone hands over, in one transaction in which each mutation may fail by itself. Effects, results and the
 * client's place are on the disk together before this resolves. A lost device hands over, is shown nothing, and is told to wipe.
 */
export async function takePush(
	deps: Deps,
	asking: Asking,
	request: PushRequest
): Promise<Result<PushAnswer, 'client_reused'>> {
	const { from } = asking;
	if (request.deviceId !== from.deviceId) return err('client_reused');
	const pushed = await deps.store.write((writing) =>
		push(writing, { from, request, now: deps.clock(), report: deps.report })
	);
	if (!pushed.ok) return pushed;
	if (from.deviceState === 'lost') return ok({ ...pushed.value, wipe: true });
	if (!request.pull) return pushed;
	// Too old to pull is no reason not to have pushed.
	const pulled = await takePull(deps, asking, { ...request.pull, clientId: request.clientId });
	return ok({ ...pushed.value, ...(pulled.ok ? { pull: pulled.value } : {}) });
}

async function push(writing: Writing, desk: Desk): Promise<Result<PushAnswer, 'client_reused'>> {
	const { db } = writing;
	const { from, request, now } = desk;
	const order = await inOrder(db, from, request);
	if (!order.ok) return order;
	const { client, arrivals } = order.value;
	if (!client && arrivals.length > 0) {
		await addClient(db, {
			id: request.clientId,
			person_id: from.personId,
			device_id: from.deviceId,
			last_mid: 0,
			created_at: now
		});
	}
	const since = await deviceSince(db, from.deviceId, from.personId);
	const { results, stopped } = await settleAll(writing, { ...desk, since }, arrivals);
	const lastMid = Math.max(client?.last_mid ?? 0, ...results.map(({ mid }) => mid));
	await advanceClient(db, request.clientId, lastMid);
	const stop = stopped ? { stop: { afterMs: STOP_MS } } : {};
	return ok({ lastMid, results, epoch: await readEpoch(db), serverTime: now, ...stop });
}
