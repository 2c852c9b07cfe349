type App = { request: (path: string, init?: RequestInit) => Response | Promise<Response> };

export type Answer = {
	readonly status: number;
	readonly headers: Headers;
	// What came back is looked at by the test, whatever it is.
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	readonly body: any;
};

/** A browser as far as the server can tell: it keeps cookies and says that a request comes from our own page. */
export class Visitor {
	readonly cookies = new Map<string, string>();
	readonly #app: App;

	constructor(app: App) {
		this.#app = app;
	}

	/** Another browser that carries the same cookies, as after a copy of the profile. */
	copy(): Visitor {
		const copy = new Visitor(this.#app);
		for (const [name, value] of this.cookies) copy.cookies.set(name, value);
		return copy;
	}

	get = (path: string): Promise<Answer> => this.send(path, {});

	post = (path: string, body: unknown = {}): Promise<Answer> => this.send(path, jsonOf(JSON.stringify(body)));

	/** A body that is sent as it stands. */
	postText = (path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> =>
		this.send(path, { ...jsonOf(body), headers: { 'content-type': 'application/json', ...headers } });

	async send(path: string, init: RequestInit): Promise<Answer> {
		const response = await this.ask(`/api${path}`, init);
		const text = await response.text();
		const isJson = text !== '' && response.headers.get('content-type')?.startsWith('application/json');
		return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
	}

	/** The status alone: what a stream would go on to say is not waited for. */
	async knock(path: string, init: RequestInit): Promise<number> {
		const response = await this.ask(path, init);
		await response.body?.cancel();
		return response.status;
	}

	async ask(path: string, init: RequestInit): Promise<Response> {
		const headers = new Headers({ 'sec-fetch-site': 'same-origin' });
		for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
		const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ');
		if (cookie && !headers.has('cookie')) headers.set('cookie', cookie);
		const response = await this.#app.request(path, { ...init, headers });
		for (const set of response.headers.getSetCookie()) this.#keep(set);
		return response;
	}

	#keep(set: string): void {
		const [pair = ''] = set.split(';');
		const [name = '', value = ''] = pair.split('=');
		if (/max-age=0/i.test(set)) this.cookies.delete(name);
		else this.cookies.set(name, value);
	}
}

const jsonOf = (body: string): RequestInit => ({
	method: 'POST',
	body,
	headers: { 'content-type': 'application/json' }
});
