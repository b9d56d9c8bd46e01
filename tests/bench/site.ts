/** Serves a folder for the bench, as `npm start` serves the site. */
import { serveSite } from '../../src/bin/serve.ts';

await serveSite(process.argv[2] ?? 'dist', 0);
