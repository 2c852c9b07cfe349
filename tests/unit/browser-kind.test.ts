import { describe, expect, test } from 'vitest';
import { browserKind } from '#lib/ui/access/browser.ts';

const ANDROID = 'Mozilla/5.0 (Linux; Android 12; SM-A125F) AppleWebKit/537.36 (KHTML, like Gecko)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const MAC =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari';

describe('before a password is made', () => {
	test.each([
		['WhatsApp', `${ANDROID} Version/4.0 Chrome/124.0 Mobile Safari/537.36 WhatsApp/2.24`],
		['Facebook', `${ANDROID} Chrome/124.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/460.0.0.0]`],
		['Instagram', `${IPHONE} Mobile/15E148 Instagram 330.0.0.0`],
		['Line', `${ANDROID} Chrome/124.0 Mobile Safari/537.36 Line/14.5.0`],
		['TikTok', `${ANDROID} Chrome/124.0 Mobile Safari/537.36 musical_ly_2023 BytedanceWebview`],
		['any Android app', `${ANDROID.replace('SM-A125F', 'SM-A125F; wv')} Version/4.0 Chrome/124.0 Mobile`]
	])('the browser inside %s is told to open Chrome', (_, agent) => {
		expect(browserKind(agent, 5, false)).toBe('inApp');
	});

	test('an iPhone or iPad is asked to install the app first, and the installed app is not', () => {
		expect(browserKind(`${IPHONE} Version/17.5 Mobile Safari/604.1`, 5, false)).toBe('iosNotInstalled');
		expect(browserKind(MAC, 5, false)).toBe('iosNotInstalled');
		expect(browserKind(`${IPHONE} Version/17.5 Mobile Safari/604.1`, 5, true)).toBe('fine');
	});

	test('Chrome on Android and a computer go straight on', () => {
		expect(browserKind(`${ANDROID} Chrome/124.0 Mobile Safari/537.36`, 5, false)).toBe('fine');
		expect(browserKind(MAC, 0, false)).toBe('fine');
	});
});
