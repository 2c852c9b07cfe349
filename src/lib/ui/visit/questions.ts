import type { Observations } from '#lib/domain/visit/form.ts';
import { m } from '#lib/words/compiled/messages.js';

type Question = { readonly ask: () => string; readonly short: () => string };

/** The quick form's questions: as they are asked, and as they stand beside an answer. */
export const QUESTION: Record<Exclude<keyof Observations, 'childrenOut'>, Question> = {
	livesAlone: { ask: m.q_lives_alone, short: m.q_lives_alone_short },
	sickNow: { ask: m.q_sick_now, short: m.q_sick_now_short },
	childOutOfSchool: { ask: m.q_child_out_of_school, short: m.q_child_out_of_school_short },
	aidReceived: { ask: m.q_aid_received, short: m.q_aid_received_short },
	houseState: { ask: m.q_house_state, short: m.q_house_state_short },
	fits: { ask: m.q_fits, short: m.q_fits_short },
	fitsWhy: { ask: m.q_fits_why, short: m.q_fits_why },
	urgent: { ask: m.q_urgent, short: m.q_urgent_short },
	photoConsent: { ask: m.q_photo_consent, short: m.q_photo_consent_short }
};

export type Asked = keyof typeof QUESTION;

/** The steps of the full form, in order; the last one shows all answers before saving. */
export const STEPS = ['keadaan', 'anak', 'bantuan', 'penilaian', 'periksa'] as const;
export type StepName = (typeof STEPS)[number];

/** Where each question is asked, so that "Ubah" leads to it. */
export const STEP_OF: Record<Asked, StepName> = {
	livesAlone: 'keadaan',
	sickNow: 'keadaan',
	childOutOfSchool: 'anak',
	aidReceived: 'bantuan',
	houseState: 'bantuan',
	fits: 'penilaian',
	fitsWhy: 'penilaian',
	urgent: 'penilaian',
	photoConsent: 'penilaian'
};

export const stepOf = (name: string): StepName | undefined => STEPS.find((step) => step === name);
