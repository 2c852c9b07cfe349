import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '#server/store/store.ts';

/** `table.column` for every table of our own, as the database has it. */
async function inTheDatabase(): Promise<string[]> {
	const folder = mkdtempSync(join(tmpdir(), 'data-page-'));
	const file = join(folder, 'berbagi.sqlite');
	await (await openStore(file)).close();
	const database = new DatabaseSync(file, { readOnly: true });
	const rows = database
		.prepare(
			`select m.name || '.' || c.name as path from sqlite_master m join pragma_table_info(m.name) c
			where m.type = 'table' and m.name not like 'sqlite%' and m.name not like 'kysely%'`
		)
		.all() as { path: string }[];
	database.close();
	rmSync(folder, { recursive: true });
	return rows.map(({ path }) => path).sort();
}

function onThePage(): string[] {
	const page = readFileSync('docs/data.md', 'utf8');
	return page
		.split(/^## /m)
		.slice(1)
		.flatMap((part) => {
			const table = part.slice(0, part.indexOf('\n')).trim();
			return [...part.matchAll(/^\| `(\w+)` +\|/gm)].map(([, column]) => `${table}.${String(column)}`);
		})
		.sort();
}

test('every column of the database is on the page that says what it holds and whether it is personal', async () => {
	expect(onThePage()).toEqual(await inTheDatabase());
});
