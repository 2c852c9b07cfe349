/**
 * What kind of browser asks to be activated. What an app's own browser stores may be gone tomorrow, and on an iPhone the installed
 * app has a storage of its own: both are better told before a password is made.
 */
export type BrowserKind = 'inApp' | 'iosNotInstalled' | 'fine';

const IN_APP = /WhatsApp|FBAN|FBAV|FB_IAB|Instagram|\bLine\/|TikTok|musical_ly|BytedanceWebview|; wv\)/i;

/** `touchPoints` tells an iPad, which calls itself a Macintosh, from one. */
export function browserKind(agent: string, touchPoints: number, installed: boolean): BrowserKind {
	if (IN_APP.test(agent)) return 'inApp';
	return !installed && isIos(agent, touchPoints) ? 'iosNotInstalled' : 'fine';
}

export const isIos = (agent: string, touchPoints: number): boolean =>
	/iPhone|iPad|iPod/.test(agent) || (/Macintosh/.test(agent) && touchPoints > 1);

/** Whether this is the installed app rather than a tab. */
export function isInstalled(): boolean {
	const apple = navigator as Navigator & { standalone?: boolean };
	return apple.standalone === true || matchMedia('(display-mode: standalone)').matches;
}
