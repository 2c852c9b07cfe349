/** Says on every page, from its first paint on, that the people here are made up. app.html reads what is kept. */
export function markDemo(demo: boolean): void {
	const { dataset } = document.documentElement;
	if (demo) {
		dataset.demo = '';
		localStorage.setItem('demo', '1');
	} else {
		delete dataset.demo;
		localStorage.removeItem('demo');
	}
}
