import type { Attachment } from 'svelte/attachments';

/** Tells once when the element has really been on screen; `covered` is what bars hide at the bottom, in pixels. */
export function onceSeen(covered: number, tell: () => void): Attachment {
	return (element) => {
		const observer = new IntersectionObserver(
			(entries) => {
				if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
				observer.disconnect();
				tell();
			},
			{ rootMargin: `0px 0px -${Math.round(covered)}px 0px` }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
