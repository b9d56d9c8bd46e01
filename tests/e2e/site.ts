/** Serves the built site for the browser tests, on any free port, exactly as `npm start` does. */
import { start } from './processes.ts';

export default async function serveSite(): Promise<() => void> {
  const site = await start('src/bin/start.ts', [], { PORT: '0' });
  process.env['SITE'] = site.address;
  return () => site.stop();
}
