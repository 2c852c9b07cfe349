import type { Attachment } from 'svelte/attachments';

// The bar that every list has at its foot.
const LEAST_COVERED = 0.12;

/** Tells once when the element has really been on screen; `covered` is what bars hide at the bottom, in pixels. */
export function onceSeen(covered: number, tell: () => void): Attachment {
	return (element) => {
		const hidden = Math.round(Math.max(covered, innerHeight * LEAST_COVERED));
		const observer = new IntersectionObserver(
			(entries) => {
				if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
				observer.disconnect();
				tell();
			},
			{ rootMargin: `0px 0px -${hidden}px 0px` }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
