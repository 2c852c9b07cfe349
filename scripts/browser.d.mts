export function systemBrowser(): string | undefined;
export function haveBrowser(): Promise<boolean>;
