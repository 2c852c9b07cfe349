import type { Who } from '#server/access/actions.ts';
import { JSON_TYPE } from '#server/border/body.ts';
import { STATUS } from '#server/border/refusal.ts';
import type { Described, Shape } from '#server/docs/described.ts';
import { shapeText } from '#server/docs/shape-text.ts';

const WHO: Record<Who, string> = {
	anyone: 'anyone',
	signedIn: 'whoever is signed in on an active device',
	handingIn: 'whoever is signed in, also on a device that is closing or was reported lost',
	operator: 'a command on the server’s own machine'
};

const SCOPE: Record<Described['scope'], string> = {
	none: 'no rows',
	own: 'the person’s own account',
	held: 'what the person holds at that moment',
	all: 'everything'
};

/** The page `docs/http.md`: every route, who may ask it, what it takes, what it answers, and every code it can refuse with. */
export const httpPage = (routes: readonly Described[]): string =>
	[INTRODUCTION, overview(routes), ...routes.map(routePart), codesPart(routes)].join('\n\n') + '\n';

const INTRODUCTION = `# The HTTP interface

Made from the running application by \`npm run docs\`; do not edit. The same for tools: \`openapi.json\`.

One process serves the app and this interface on one port. Everything is JSON in UTF-8, called exactly \`application/json\`, and
nothing is asked in an address: a query is refused. Bodies hold what is described and nothing else; no key twice, at most 12 levels,
at most 1 MB (8 MB for \`/api/ops\`). Every refusal is \`{ "error": code, "detail"?: string, "retryAfter"?: seconds }\`.

**Who asks** is proved by the cookie \`__Host-sid\` (\`Secure\`, \`HttpOnly\`, \`SameSite=Strict\`), which activation and signing in set;
\`__Host-device\` marks a browser on which somebody was activated. Browsers keep such cookies over TLS and from their own machine only:
over plain http on a local network nobody can sign in. Commands of the server’s machine send
\`Authorization: Bearer <token of DATA_DIR/server.json>\`.

**What changes something** must come from the app’s own origin: \`Sec-Fetch-Site: same-origin\`, or without that header a matching
\`Origin\`, or without both a header \`X-Berbagi\`. Answers are never stored (\`Cache-Control: no-store\`) and carry the same protective
headers as every page. An address that is asked in a way it does not know answers 405 with \`Allow\`.`;

function overview(routes: readonly Described[]): string {
	const rows = routes.map(
		({ method, path, who, what }) => `| \`${method} ${path}\` | ${who} | ${firstSentence(what)} |`
	);
	return ['| Route | Who | What |', '| --- | --- | --- |', ...rows].join('\n');
}

function routePart({ method, path, who, scope, what, type, body, answer, codes }: Described): string {
	return [
		`## ${method} ${path}`,
		what,
		`Who may: ${WHO[who]}. Touches: ${SCOPE[scope]}.`,
		...(body ? [`Takes${type === JSON_TYPE ? '' : ` (as \`${type}\`)`}\n\n${block(body)}`] : []),
		`Answers ${answerText(answer)}`,
		`Refuses with ${codes.map((code) => `\`${code}\` (${STATUS[code]})`).join(', ')}.`
	].join('\n\n');
}

function answerText(answer: Shape | 'events' | undefined): string {
	if (answer === undefined) return '204, without a body.';
	if (answer === 'events') return '200, `text/event-stream`: `event: moved`, and a comment every 30 seconds.';
	return `200\n\n${block(answer)}`;
}

function codesPart(routes: readonly Described[]): string {
	const used = new Set(routes.flatMap(({ codes }) => codes));
	const rows = Object.entries(STATUS).map(([code, status]) => {
		const where = [...used].some((known) => known === code) ? '' : ' (any address)';
		return `| \`${code}\` | ${status}${where} |`;
	});
	return ['## Codes', ['| Code | Status |', '| --- | --- |', ...rows].join('\n')].join('\n\n');
}

const block = (shape: Shape): string => `\`\`\`ts\n${shapeText(shape)}\n\`\`\``;

const firstSentence = (text: string): string => text.split(/(?<=\.) /)[0] ?? text;
