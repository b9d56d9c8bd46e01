/** `node tests/report/serve.ts <folder>`: serves a site as `npm start` does, on the port of PORT. */
import { serveSite } from '../../src/bin/serve.ts';

await serveSite(process.argv[2] ?? 'dist', Number(process.env['PORT'] ?? 0));
