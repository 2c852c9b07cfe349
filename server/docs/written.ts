import { randomBytes } from 'node:crypto';
import { createPasswords } from '#server/access/passwords.ts';
import { describeRoutes } from '#server/docs/described.ts';
import { openApi } from '#server/docs/openapi.ts';
import { httpPage } from '#server/docs/page.ts';
import { createIds } from '#server/ops/ids.ts';
import { openStore } from '#server/store/store.ts';

/** The interface changes with its routes; its version when something that was promised no longer holds. */
const VERSION = '1.0.0';

/** What stands in the documentation's files if they are not stale. */
export async function writtenDocs(): Promise<Record<string, string>> {
	const store = await openStore(':memory:');
	const clock = () => 0;
	const routes = describeRoutes({
		...{ store, clock, randomBytes, newId: createIds(clock), operatorToken: '' },
		passwords: createPasswords({ pepper: randomBytes(32) }),
		report: () => undefined
	});
	await store.close();
	return {
		'docs/http.md': httpPage(routes),
		'docs/openapi.json': `${JSON.stringify(openApi(routes, VERSION), null, '\t')}\n`
	};
}
