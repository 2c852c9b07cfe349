import { HouseholdId } from '#lib/domain/identity/ids.ts';
import { aboutOf } from '#lib/ui/household/about-of.ts';
import type { Session } from '#lib/ui/session.svelte.ts';
import { VisitForm } from '#lib/ui/visit/visit-form.svelte.ts';

const open = new WeakMap<Session, Map<string, VisitForm>>();

/**
 * The household's report, opened on a page: what was said on another page a moment ago is there, whether or not the disk has
 * it yet. A report nobody has touched begins anew, with today's date. `undefined` when the phone does not know the household.
 */
export function openForm(session: Session, householdId: string, path: string): VisitForm | undefined {
	const forms = formsOf(session);
	const known = forms.get(householdId);
	if (known?.touched) {
		known.arrive(path);
		return known;
	}
	const about = session.snapshot && aboutOf(session.snapshot, householdId);
	const id = HouseholdId.safeParse(householdId);
	if (!about || !id.success) return undefined;
	const form = new VisitForm(session, { id: id.data, about }, path);
	form.arrive(path);
	forms.set(householdId, form);
	return form;
}

/** The report is saved, dropped, or replaced by another: the next one begins from what the phone has kept. */
export const closeForm = (session: Session, householdId: string): boolean => formsOf(session).delete(householdId);

function formsOf(session: Session): Map<string, VisitForm> {
	const known = open.get(session);
	if (known) return known;
	const fresh = new Map<string, VisitForm>();
	open.set(session, fresh);
	return fresh;
}
