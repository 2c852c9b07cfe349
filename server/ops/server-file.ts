import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** Where a running server can be asked by the commands of its own machine, and with which token. */
export const ServerFile = z.strictObject({ pid: z.int(), host: z.string(), port: z.int(), token: z.string() });
export type ServerFile = z.infer<typeof ServerFile>;

const fileIn = (dataDir: string): string => join(dataDir, 'server.json');

/** Whole or not at all, and only for the user the server runs as. */
export function writeServerFile(dataDir: string, server: ServerFile): void {
	const draft = `${fileIn(dataDir)}.${server.pid}`;
	writeFileSync(draft, JSON.stringify(server), { mode: 0o600 });
	renameSync(draft, fileIn(dataDir));
}

/** `undefined` when there is none; one that cannot be read is as good as none, because the lock decides. */
export function readServerFile(dataDir: string): ServerFile | undefined {
	try {
		return z.safeParse(ServerFile, JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).data;
	} catch (error) {
		if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}

export const removeServerFile = (dataDir: string): void => {
	rmSync(fileIn(dataDir), { force: true });
};
