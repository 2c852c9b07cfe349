import { writeFileSync } from 'node:fs';
import { writtenDocs } from '#server/docs/written.ts';

// npm run docs: writes docs/http.md and docs/openapi.json from the routes, schemas and codes of the application.

for (const [file, text] of Object.entries(await writtenDocs())) {
	writeFileSync(file, text);
	console.log(file);
}
