import { STATUS } from '#server/border/refusal.ts';
import type { Described, Shape } from '#server/docs/described.ts';

type Json = Record<string, unknown>;

/** The same routes and shapes as an OpenAPI 3.1 document, for tools. */
export function openApi(routes: readonly Described[], version: string): Json {
	return {
		openapi: '3.1.1',
		info: { title: 'ASN Berbagi', version, description: 'Made from the running application by npm run docs.' },
		paths: Object.fromEntries(routes.map((route) => [route.path, { [route.method.toLowerCase()]: operation(route) }])),
		components: {
			securitySchemes: {
				session: { type: 'apiKey', in: 'cookie', name: '__Host-sid' },
				operator: { type: 'http', scheme: 'bearer', description: 'The token of DATA_DIR/server.json.' }
			},
			schemas: { Error: ERROR }
		}
	};
}

const ERROR: Json = {
	type: 'object',
	properties: { error: { type: 'string' }, detail: { type: 'string' }, retryAfter: { type: 'integer' } },
	required: ['error']
};

function operation({ action, what, who, type, body, answer, codes }: Described): Json {
	return {
		operationId: action,
		summary: what,
		security: who === 'anyone' ? [] : [{ [who === 'operator' ? 'operator' : 'session']: [] }],
		...(body ? { requestBody: { required: true, content: { [type]: { schema: body } } } } : {}),
		responses: { ...wellAnswered(answer), ...refused(codes) }
	};
}

function wellAnswered(answer: Shape | 'events' | undefined): Json {
	if (answer === undefined) return { 204: { description: 'Done.' } };
	const content = answer === 'events' ? { 'text/event-stream': {} } : { 'application/json': { schema: answer } };
	return { 200: { description: 'Done.', content } };
}

function refused(codes: Described['codes']): Json {
	const byStatus = Object.entries(Object.groupBy(codes, (code) => String(STATUS[code])));
	const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
	return Object.fromEntries(
		byStatus.map(([status, named = []]) => [status, { description: named.join(', '), content }])
	);
}
