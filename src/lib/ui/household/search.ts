type Findable = { readonly name: string; readonly hamlet: string; readonly rt: string; readonly rw: string };

/**
 * Whether a household is meant by what was typed: its name whatever the case, blanks, apostrophes, salutations and old spelling,
 * its hamlet, or its RT ("rt 2", "02", "2/1").
 */
export function isMeant({ name, hamlet, rt, rw }: Findable, typed: string): boolean {
	const numbers = /^(?:rt)?\s*0*(\d{1,3})(?:\s*\/?\s*(?:rw)?\s*0*(\d{1,3}))?$/i.exec(typed.trim());
	if (numbers) return Number(rt) === Number(numbers[1]) && [undefined, String(Number(rw))].includes(numbers[2]);
	const wanted = spoken(typed);
	return spoken(name).includes(wanted) || spoken(hamlet).includes(wanted);
}

const SALUTATION = /\b(?:ibu|bu|bapak|pak|mbah|hj|h)\b\.?/g;

// Names are written by ear: Soekarno and Sukarno, Djoko and Joko, Tjipto and Cipto, Yanti and Ianti are one.
function spoken(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(SALUTATION, '')
		.replace(/[^a-z0-9]/g, '')
		.replace(/oe/g, 'u')
		.replace(/dj/g, 'j')
		.replace(/tj/g, 'c')
		.replace(/y/g, 'i');
}
