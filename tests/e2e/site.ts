/** Serves the test site for the browser tests, on any free port; and builds the release, at which some of them look. */
import { buildIfNeeded } from '../../src/bin/build.ts';
import { start } from './processes.ts';

export default async function serveSite(): Promise<() => void> {
  if (!(await buildIfNeeded())) throw new Error('The site could not be built.');
  const site = await start('tests/pseudo/serve.ts', [], { PORT: '0' });
  process.env['SITE'] = site.address;
  return () => site.stop();
}
