import { linkOf } from '#server/demo/account.ts';
import { ActivationAnswer } from '#server/border/answers.ts';
import { withServer } from '#server/ops/attach.ts';
import { readServerFile } from '#server/ops/server-file.ts';
import { addressOf, readSettings } from '#server/ops/settings.ts';
import { issueFor } from '#server/routes/ops.ts';

// npm run activation -- <NIP or telephone number>: a fresh activation link for one account; earlier ones are dead.

async function run([login, ...rest]: readonly string[]): Promise<number> {
	if (login === undefined || rest.length > 0) {
		console.error('Cara pakai: npm run activation -- <NIP atau nomor HP>');
		return 1;
	}
	const settings = readSettings(process.env);
	const issued = await issueIn(settings.dataDir, login);
	if (!issued) {
		console.error('Tidak ada akun aktif dengan NIP atau nomor HP itu.');
		return 1;
	}
	const { host, port } = readServerFile(settings.dataDir) ?? settings;
	const until = new Date(issued.expiresAt).toLocaleDateString('id-ID', { dateStyle: 'long', timeZone: 'Asia/Jakarta' });
	console.log(`${issued.name}, berlaku sampai ${until}:\n${linkOf(addressOf(host, port), issued.code)}`);
	return 0;
}

function issueIn(dataDir: string, login: string): Promise<ActivationAnswer | undefined> {
	return withServer(dataDir, {
		async running(call) {
			const answer = await call('activation', { login }, ActivationAnswer);
			if (answer.ok) return answer.value;
			if (answer.error === 'not_found') return undefined;
			throw new Error(`the running server refused: ${answer.error}`);
		},
		alone: (store) => issueFor(store, login, Date.now())
	});
}

process.exitCode = await run(process.argv.slice(2));
