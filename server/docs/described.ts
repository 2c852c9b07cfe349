import * as z from 'zod/mini';
import type { ErrorCode } from '#lib/domain/protocol/errors.ts';
import { type Action, ACTIONS, type Declaration, type Who } from '#server/access/actions.ts';
import { actionOf, type DeclaredRoute, routesOf } from '#server/access/policy.ts';
import { createApp } from '#server/app.ts';
import { JSON_TYPE } from '#server/border/body.ts';
import { STATUS } from '#server/border/refusal.ts';
import type { Deps } from '#server/env.ts';

/** As much of JSON Schema as the schemas of this server make. */
export type Shape = {
	readonly type?: string;
	readonly const?: unknown;
	readonly enum?: readonly unknown[];
	readonly properties?: Readonly<Record<string, Shape>>;
	readonly required?: readonly string[];
	readonly items?: Shape;
	readonly anyOf?: readonly Shape[];
	readonly oneOf?: readonly Shape[];
	readonly additionalProperties?: Shape | boolean;
	readonly minLength?: number;
	readonly maxLength?: number;
	readonly maxItems?: number;
};

/** One route, as the running application declares it. */
export type Described = {
	readonly action: Action;
	readonly method: string;
	readonly path: string;
	readonly who: Who;
	readonly scope: Declaration['scope'];
	readonly what: string;
	/** What a body has to be called. */
	readonly type: string;
	readonly body: Shape | undefined;
	readonly answer: Shape | 'events' | undefined;
	readonly codes: readonly ErrorCode[];
};

const OF_ANY_BODY: ErrorCode[] = ['invalid_request', 'body_too_large', 'wrong_content_type'];

/** Every route there is, in the order of the application: the pages are made from what runs, so they cannot say anything else. */
export function describeRoutes(deps: Deps): Described[] {
	return routesOf(createApp(deps)).flatMap((route) => {
		const action = actionOf(route);
		return action ? [describe(action, route)] : [];
	});
}

function describe(action: Action, { method, path, handlers }: DeclaredRoute): Described {
	const { who, scope, what, answer, codes = [] }: Declaration = ACTIONS[action];
	// `validate` is the only thing that has both.
	const validates = handlers.find((handler) => 'schema' in handler) as Validates | undefined;
	const taken = validates && { type: validates.type, body: shapeOf(validates.schema, 'input') };
	return {
		...{ action, method, path, who, scope, what, type: taken?.type ?? JSON_TYPE, body: taken?.body },
		answer: typeof answer === 'object' ? shapeOf(answer, 'output') : answer,
		codes: inOrder([...codes, ...codesOfAny(who, taken?.type)])
	};
}

/** How any request of its kind can end. What only browsers send by themselves is taken from wherever it comes. */
function codesOfAny(who: Who, type: string | undefined): ErrorCode[] {
	const door: ErrorCode[] = who === 'anyone' ? [] : ['signed_out'];
	if (type === undefined) return door;
	return [...door, ...OF_ANY_BODY, ...(type === JSON_TYPE ? (['foreign_origin'] as const) : [])];
}

type Validates = { readonly schema: z.ZodMiniType; readonly type: string };

function inOrder(codes: readonly ErrorCode[]): ErrorCode[] {
	return [...new Set<ErrorCode>([...codes, 'internal'])].sort((a, b) => STATUS[a] - STATUS[b] || (a < b ? -1 : 1));
}

function shapeOf(schema: z.ZodMiniType, io: 'input' | 'output'): Shape {
	const { $schema, ...shape } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override: plain });
	return shape as Shape;
}

// What no number can be beyond says nothing about this one, and "or anything else" is how every answer grows.
function plain({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
	if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
	if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
