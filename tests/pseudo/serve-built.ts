/** `node tests/pseudo/serve-built.ts`: serves the test site as it was built, beside the one that all tests share. */
import path from 'node:path';
import { serveSite } from '../../src/bin/serve.ts';
import { testSite } from './site.ts';

await serveSite(path.join(testSite, 'dist'), Number(process.env['PORT'] ?? 0));
