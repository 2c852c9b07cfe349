/** What `JSON.parse` would let through in silence. */
export type JsonFault = 'depth' | 'duplicate_key' | 'forbidden_key' | 'text' | 'number';

type Token = { readonly text: string; readonly isKey: boolean };

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Looks through a text that is known to be JSON: no key twice, none that reaches for a prototype, no deeper than asked, no NUL and
 * no half of a character, and no number too large to be one.
 */
export function faultOf(json: string, maxDepth: number): JsonFault | undefined {
	const open: Set<string>[] = [];
	for (const token of tokens(json)) {
		const fault = token.text.startsWith('"') ? faultOfString(token, open.at(-1)) : faultOfOther(token, open, maxDepth);
		if (fault) return fault;
	}
	return undefined;
}

function faultOfString({ text, isKey }: Token, keys: Set<string> | undefined): JsonFault | undefined {
	const value = String(JSON.parse(text));
	if (value.includes('\0') || !value.isWellFormed()) return 'text';
	if (!isKey) return undefined;
	if (FORBIDDEN.has(value)) return 'forbidden_key';
	if (keys?.has(value)) return 'duplicate_key';
	keys?.add(value);
	return undefined;
}

function faultOfOther({ text }: Token, open: Set<string>[], maxDepth: number): JsonFault | undefined {
	if (text === '{' || text === '[') return open.push(new Set()) > maxDepth ? 'depth' : undefined;
	if (text === '}' || text === ']') open.pop();
	else if (!Number.isFinite(Number(text))) return 'number';
	return undefined;
}

/** Strings, brackets and numbers, one after the other. */
function* tokens(json: string): Generator<Token> {
	const start = /["{}[\]]|-?\d[-+.\deE]*/g;
	for (let found = start.exec(json); found; found = start.exec(json)) {
		const [text] = found;
		if (text === '"') start.lastIndex = endOfString(json, found.index);
		const end = start.lastIndex;
		yield { text: json.slice(found.index, end), isKey: text === '"' && followedByColon(json, end) };
	}
}

function endOfString(json: string, start: number): number {
	let end = json.indexOf('"', start + 1);
	while (isEscaped(json, end)) end = json.indexOf('"', end + 1);
	return end + 1;
}

function isEscaped(json: string, at: number): boolean {
	let slashes = 0;
	while (json[at - 1 - slashes] === '\\') slashes++;
	return slashes % 2 === 1;
}

function followedByColon(json: string, at: number): boolean {
	const after = /\S/g;
	after.lastIndex = at;
	return after.exec(json)?.[0] === ':';
}
