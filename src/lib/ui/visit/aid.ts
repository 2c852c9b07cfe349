import type { Observations } from '#lib/domain/visit/form.ts';

type Aid = Observations['aidReceived'];

const ALONE = new Set(['none', 'unchanged', 'unknown']);

/** "None", "as last time" and "unknown" stand alone: the newest tick decides which side gives way. */
export function pickedAid(before: readonly string[], after: readonly string[]): string[] {
	const added = after.find((value) => !before.includes(value));
	if (added === undefined) return [...after];
	return ALONE.has(added) ? [added] : after.filter((value) => !ALONE.has(value));
}

/** The answer as ticks. */
export function aidPicked(aid: Aid): string[] {
	if (aid === undefined) return [];
	return typeof aid === 'string' ? [aid] : [...aid];
}

/** Ticks as an answer; without any there is none. */
export function fromPicked(picked: readonly string[]): Record<string, unknown> {
	const [first] = picked;
	if (first === undefined) return {};
	return { aidReceived: first === 'unchanged' || first === 'unknown' ? first : picked };
}
