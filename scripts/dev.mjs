// The app and the server side by side, each renewed as its files change. Vite hands /api on to the server.
import { spawn } from 'node:child_process';

const parts = [
	spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts'], { stdio: 'inherit' }),
	spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'dev', ...process.argv.slice(2)], { stdio: 'inherit' })
];

let code;
const stop = (signal) => parts.forEach((part) => part.kill(signal));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
	process.on(signal, () => {
		code ??= 0;
		stop(signal);
	});
}
// One without the other is of no use.
for (const part of parts) {
	part.once('exit', (status) => {
		code ??= status ?? 1;
		process.exitCode = code;
		stop('SIGTERM');
	});
}
