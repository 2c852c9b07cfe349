import type { Shape } from '#server/docs/described.ts';

/** A shape as people read it: the notation of TypeScript, with the limits beside the texts. */
export function shapeText(shape: Shape, indent = ''): string {
	const options = shape.anyOf ?? shape.oneOf;
	if (options) return [...new Set(options.map((option) => shapeText(option, indent)))].join(' | ');
	if (shape.const !== undefined) return JSON.stringify(shape.const);
	if (shape.enum) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
	if (shape.type === 'object') return objectText(shape, indent);
	if (shape.type === 'array') return listText(shape, indent);
	return shape.type === 'string' ? `string${lengths(shape)}` : (shape.type ?? 'unknown');
}

function objectText({ properties, required = [], additionalProperties }: Shape, indent: string): string {
	if (!properties) {
		const value = typeof additionalProperties === 'object' ? shapeText(additionalProperties, indent) : 'unknown';
		return `{ [key]: ${value} }`;
	}
	const deeper = `${indent}  `;
	const lines = Object.entries(properties).map(([name, value]) => {
		return `${deeper}${name}${required.includes(name) ? '' : '?'}: ${shapeText(value, deeper)}`;
	});
	return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${indent}}`;
}

function listText({ items, maxItems }: Shape, indent: string): string {
	const most = maxItems === undefined ? '' : ` (≤ ${maxItems})`;
	const item = shapeText(items ?? {}, indent);
	return item.includes(' | ') ? `(${item})[]${most}` : `${item}[]${most}`;
}

function lengths({ minLength, maxLength }: Shape): string {
	if (maxLength === undefined) return '';
	return minLength === undefined ? ` (≤ ${maxLength})` : ` (${minLength}–${maxLength})`;
}
