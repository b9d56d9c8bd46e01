/** `node tests/pseudo/serve.ts`: builds the test site if anything has changed, and serves it as `npm start` serves a release. */
import path from 'node:path';
import { buildIfNeeded } from '../../src/bin/build.ts';
import { serveSite } from '../../src/bin/serve.ts';
import { testSite, writeTestSite } from './site.ts';

writeTestSite();
if (!(await buildIfNeeded(testSite))) process.exit(1);
await serveSite(path.join(testSite, 'dist'), Number(process.env['PORT'] ?? 4321));
