/** `npm start`: builds the site if anything has changed, then serves it with its relay: on loopback, unless set otherwise. */
import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build.ts';
import { settingsOrEnd } from './relay-settings.ts';
import { serveSite } from './serve.ts';

const { values } = parseArgs({ options: { 'build-only': { type: 'boolean', default: false } } });
const port = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is ${JSON.stringify(process.env['PORT'])}; give a number from 0 (any free port) to 65535.`);
  process.exit(2);
}

const settings = settingsOrEnd();
if (!(await buildIfNeeded())) process.exit(1);
if (!values['build-only']) await serveSite('dist', port, settings);
