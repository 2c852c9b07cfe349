/**
 * Every visible control that a thumb could miss: smaller than `size`, or nearer than `gap` to another. Runs in the page, so it
 * stands on its own. A label with its input counts as one control; a link inside a sentence is text.
 */
export function findSqueezed({ size, gap }: { size: number; gap: number }): string[] {
	const CONTROLS = 'a[href], button, input:not([type=hidden]), select, textarea, summary, label:has(input)';
	const dialog = document.querySelector('dialog[open]');
	const controls = [...(dialog ?? document).querySelectorAll<HTMLElement>(CONTROLS)]
		.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest('p'))
		.filter((element) => !(element.matches('input') && element.closest('label')))
		.map((element) => ({ element, box: element.getBoundingClientRect(), layer: layerOf(element) }))
		// Hidden from eyes until it has the focus.
		.filter(({ element }) => getComputedStyle(element).clipPath === 'none');

	const small = controls.filter(({ box }) => box.width < size - 0.5 || box.height < size - 0.5);
	const close = controls.flatMap((one, place) =>
		controls
			.slice(place + 1)
			.filter((other) => other.layer === one.layer && !one.element.contains(other.element))
			.filter((other) => apart(one.box, other.box) < gap - 0.5)
			.map(
				(other) => `${nameOf(one.element)} and ${nameOf(other.element)} ${apart(one.box, other.box).toFixed(1)} apart`
			)
	);
	return [
		...small.map(({ element, box }) => `${nameOf(element)} ${box.width.toFixed(0)} x ${box.height.toFixed(0)}`),
		...close
	];

	function apart(a: DOMRect, b: DOMRect): number {
		return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
	}

	/** Bars that float over the page are measured among themselves. */
	function layerOf(element: Element): Element {
		let at: Element | null = element;
		while (at && !['fixed', 'sticky'].includes(getComputedStyle(at).position)) at = at.parentElement;
		return at ?? document.body;
	}

	function nameOf(element: Element): string {
		const name = element.getAttribute('aria-label') ?? element.textContent.trim().replace(/\s+/g, ' ');
		return `${element.tagName.toLowerCase()} "${name.slice(0, 30)}"`;
	}
}
