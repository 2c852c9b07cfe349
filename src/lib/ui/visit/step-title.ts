import type { StepName } from '#lib/ui/visit/questions.ts';
import { m } from '#lib/words/compiled/messages.js';

const TITLE: Record<StepName, () => string> = {
	keadaan: m.visit_step_living,
	anak: m.visit_step_children,
	bantuan: m.visit_step_aid,
	penilaian: m.visit_step_judgement,
	periksa: m.visit_check
};

export const stepTitle = (step: StepName): string => TITLE[step]();
