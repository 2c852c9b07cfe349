import {
	AID_RECEIVED,
	CHILD_OUT_OF_SCHOOL,
	FITS,
	HOUSE_STATE,
	LIVES_ALONE,
	type Observations,
	PHOTO_CONSENT,
	SICK_NOW
} from '#lib/domain/visit/form.ts';
import { m } from '#lib/words/compiled/messages.js';

type Words<T extends readonly string[]> = Record<T[number], () => string>;

// Typed by the form's own lists: an answer without a word does not compile.
const livesAlone: Words<typeof LIVES_ALONE> = {
	alone: m.a_lives_alone_alone,
	withSpouse: m.a_lives_alone_with_spouse,
	withFamily: m.a_lives_alone_with_family,
	lodging: m.a_lives_alone_lodging
};
const sickNow: Words<typeof SICK_NOW> = {
	none: m.a_sick_now_none,
	treated: m.a_sick_now_treated,
	untreated: m.a_sick_now_untreated,
	bedridden: m.a_sick_now_bedridden
};
const childOutOfSchool: Words<typeof CHILD_OUT_OF_SCHOOL> = {
	noChild: m.a_child_out_of_school_no_child,
	allAttend: m.a_child_out_of_school_all_attend,
	out: m.a_child_out_of_school_out
};
const aidReceived: Words<typeof AID_RECEIVED> = {
	pkh: m.a_aid_received_pkh,
	bpnt: m.a_aid_received_bpnt,
	pbiJkn: m.a_aid_received_pbi_jkn,
	bltDd: m.a_aid_received_blt_dd,
	rantangKasih: m.a_aid_received_rantang_kasih,
	pip: m.a_aid_received_pip,
	rice: m.a_aid_received_rice,
	other: m.a_aid_received_other,
	none: m.a_aid_received_none
};
const houseState: Words<typeof HOUSE_STATE> = {
	sound: m.a_house_state_sound,
	needsRepair: m.a_house_state_needs_repair,
	dangerous: m.a_house_state_dangerous,
	noHouse: m.a_house_state_no_house
};
const fits: Words<typeof FITS> = {
	yes: m.a_fits_yes,
	unsure: m.a_fits_unsure,
	seemsBetterOff: m.a_fits_seems_better_off,
	clearlyBetterOff: m.a_fits_clearly_better_off
};
const photoConsent: Words<typeof PHOTO_CONSENT> = {
	none: m.a_photo_consent_none,
	packageOnly: m.a_photo_consent_package_only,
	privateProof: m.a_photo_consent_private_proof
};

const ANSWERS = { livesAlone, sickNow, childOutOfSchool, aidReceived, houseState, fits, photoConsent };

/** The questions that are answered by choosing. */
export type ChoiceField = keyof typeof ANSWERS;

/** A choice as the form parts take it. */
export type Choice = { readonly value: string; readonly label: string };

/** What can be answered, in the order of the form. */
export const choicesOf = (field: ChoiceField): Choice[] =>
	Object.entries<() => string>(ANSWERS[field]).map(([value, label]) => ({ value, label: label() }));

/** What was answered to any question, in words; `undefined` when it was not. */
export function answerText(observations: Observations, field: keyof Observations): string | undefined {
	const value = observations[field];
	if (value === undefined) return undefined;
	if (field === 'childOutOfSchool' && observations.childrenOut !== undefined) {
		return m.a_child_out_count({ n: observations.childrenOut });
	}
	if (typeof value === 'boolean') return value ? m.a_urgent_yes() : m.a_urgent_no();
	if (Array.isArray(value)) return value.map((one) => word('aidReceived', one)).join(', ');
	return typeof value === 'string' ? word(field, value) : String(value);
}

function word(field: keyof Observations, value: string): string {
	if (value === 'unchanged') return m.visit_same();
	if (value === 'unknown') return m.visit_unknown();
	const words: Record<string, () => string> = isChoice(field) ? ANSWERS[field] : {};
	// A newer version's answer, or words a person wrote: shown as they are.
	return words[value]?.() ?? value;
}

const isChoice = (field: string): field is ChoiceField => Object.hasOwn(ANSWERS, field);
