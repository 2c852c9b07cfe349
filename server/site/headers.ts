import { createMiddleware } from 'hono/factory';

/** What every answer carries, whatever it is and however it went: page, data, missing, unchanged, failed. */
export function safeHeaders(policy: string) {
	const headers = Object.entries({
		'Content-Security-Policy': policy,
		'Reporting-Endpoints': 'csp="/api/csp"',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Embedder-Policy': 'require-corp',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Permissions-Policy': `camera=(self), geolocation=(self), ${UNUSED.map((feature) => `${feature}=()`).join(', ')}`,
		'Strict-Transport-Security': 'max-age=63072000; includeSubDomains'
	});
	return createMiddleware(async (c, next) => {
		await next();
		for (const [name, value] of headers) c.header(name, value);
	});
}

const UNUSED = ['microphone', 'usb', 'payment', 'serial', 'midi', 'display-capture'];
