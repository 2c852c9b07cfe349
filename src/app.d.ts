declare global {
	namespace App {
		interface PageState {
			/** The visit just saved from this page: what is shown is no longer the form. */
			saved?: string;
		}
	}

	type TrustedScriptURL = { readonly __brand: 'TrustedScriptURL' };

	/** Missing where the browser has no Trusted Types. */
	var trustedTypes:
		| {
				createPolicy(
					name: string,
					rules: { createScriptURL(url: string): string }
				): { createScriptURL(url: string): TrustedScriptURL };
		  }
		| undefined;
}
export {};
