import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

const PUSH = 'POST /api/sync/push';

/**
 * The cable between one device and the server. Cutting it outside the browser also cuts off its service worker and a page that
 * is just reloading, which `context.setOffline` does not promise.
 */
export class Wire {
	#cut = false;
	#toLose = 0;
	#lost = 0;
	readonly #ends = new Set<Socket>();
	readonly #server;

	constructor(serverPort: number) {
		this.#server = createServer((near) => {
			if (this.#cut) near.destroy();
			else this.#join(near, connect(serverPort, '127.0.0.1'));
		});
	}

	/** Starts listening; answers with the address the device should open. */
	async plugIn(): Promise<string> {
		await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
		return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
	}

	cut(): void {
		this.#cut = true;
		for (const end of this.#ends) end.destroy();
	}

	mend(): void {
		this.#cut = false;
	}

	unplug(): void {
		this.cut();
		this.#server.close();
	}

	/** The next pushes reach the server, which does what they say, but the phone never hears the answer. */
	loseAnswers(count: number): void {
		this.#toLose = count;
	}

	/** How many answers were really lost: a test that lost none has proved nothing. */
	get lost(): number {
		return this.#lost;
	}

	#join(near: Socket, far: Socket): void {
		let pushing = false;
		near.on('data', (chunk) => {
			pushing = chunk.includes(PUSH) || (pushing && !chunk.includes(' HTTP/1.1\r\n'));
			far.write(chunk);
		});
		far.on('data', (chunk) => {
			if (!pushing || this.#toLose === 0) {
				near.write(chunk);
				return;
			}
			this.#toLose -= 1;
			this.#lost += 1;
			near.destroy();
			far.destroy();
		});
		for (const [end, other] of [
			[near, far],
			[far, near]
		] as const) {
			this.#ends.add(end);
			end.on('error', () => end.destroy());
			end.on('end', () => other.end());
			end.on('close', () => {
				this.#ends.delete(end);
				other.destroy();
			});
		}
	}
}
