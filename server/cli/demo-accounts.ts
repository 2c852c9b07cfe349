import { existsSync } from 'node:fs';
import { type DemoAccount, DemoAccounts, linkOf } from '#server/demo/account.ts';
import { demoAccounts } from '#server/demo/accounts.ts';
import { lineOf } from '#server/demo/line.ts';
import { databaseIn, withServer } from '#server/ops/attach.ts';
import { readServerFile } from '#server/ops/server-file.ts';
import { addressOf, readSettings, type Settings } from '#server/ops/settings.ts';

/** `npm run demo:accounts [-- --json]`: fresh activation links for the made-up people. With --json standard output is JSON only. */
async function run(options: readonly string[]): Promise<number> {
	if (options.some((option) => option !== '--json')) {
		console.error('Cara pakai: npm run demo:accounts [-- --json]');
		return 1;
	}
	const settings = readSettings(process.env);
	const { accounts, address } = await accountsOf(settings);
	if (accounts.length === 0) {
		console.error('Tidak ada akun demo di sini: basis data ini tidak berisi kabupaten contoh.');
		return 1;
	}
	const rows = accounts.map(({ code, ...account }) => ({ ...account, link: linkOf(address, code) }));
	if (options.includes('--json')) console.log(JSON.stringify(rows, null, '\t'));
	else for (const row of rows) console.log(lineOf(row));
	return 0;
}

type Invited = { readonly accounts: readonly DemoAccount[]; readonly address: string };

/** Where no server runs, the links are for the one that will be started with the same settings. */
async function accountsOf(settings: Settings): Promise<Invited> {
	const { dataDir } = settings;
	const later = addressOf(settings.host, settings.port);
	if (!existsSync(databaseIn(dataDir))) return { accounts: [], address: later };
	return withServer(dataDir, {
		async running(call) {
			const { host, port } = readServerFile(dataDir) ?? settings;
			const answer = await call('demo-accounts', {}, DemoAccounts);
			if (answer.ok) return { ...answer.value, address: addressOf(host, port) };
			if (answer.error === 'not_found') return { accounts: [], address: later };
			throw new Error(`the running server refused: ${answer.error}`);
		},
		alone: async (store) => ({ accounts: await demoAccounts(store, Date.now()), address: later })
	});
}

process.exitCode = await run(process.argv.slice(2));
