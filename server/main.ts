import { addFirstPeople, adminInvitation, invitations } from '#server/ops/first-people.ts';
import { demoAllowed, readSettings } from '#server/ops/settings.ts';
import { startServer } from '#server/ops/start.ts';

// npm start [-- --empty]. Here, and in the commands under cli/, the environment is read; nowhere else.

const settings = readSettings(process.env);
const empty = process.argv.includes('--empty');

const server = await startServer(settings, {
	warn: (line) => console.warn(line),
	report: (fault) => console.error(new Date().toISOString(), fault),
	prepare: (store, newId) => addFirstPeople(store, { settings, empty }, { now: Date.now(), newId })
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		void server.stop().then(() => process.exit(0));
	});
}

const { address, store, prepared } = server;
console.log(`ASN Berbagi: ${address} (siap dalam ${Math.round(process.uptime() * 1000)} ms)`);
if (demoAllowed(settings)) {
	const lines = await invitations(store, address, Date.now());
	if (lines.length > 0)
		console.log(`\nAkun contoh (orang rekaan); buka satu tautan per peramban:\n${lines.join('\n')}`);
}
if (prepared === 'admin') console.log(`\nAktivasi admin pertama: ${await adminInvitation(store, address, Date.now())}`);
