/** The server as a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeSite } from './serving.ts';

/** `WEGWEISER_…` without its first part. */
export type Settings = Readonly<Record<string, string>>;

const environment = (settings: Settings) =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [`WEGWEISER_${name}`, value]));

/** Runs until it listens or ends. */
export async function launch(settings: Settings) {
  const site = writeSite();
  const child = spawn(process.execPath, ['tests/contract/relay/child.ts', site.folder], {
    env: { ...process.env, ...environment(settings) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve)).finally(site.remove);
  const listening = new Promise<string>((resolve) => {
    const hear = (text: Buffer) => {
      output += text.toString();
      const address = /^https?:\S+(?=\/$)/m.exec(output)?.[0];
      if (address) resolve(address);
    };
    for (const stream of [child.stdout!, child.stderr!]) stream.on('data', hear);
  });
  const address = await Promise.race([listening, ended]);
  return {
    /** The address without a slash at the end, or the exit code of a server that never listened. */
    address,
    /** All that it said. */
    output: () => output,
    /** Bytes of its memory now. */
    async memory(): Promise<number> {
      child.send('memory');
      const [{ rss }] = (await once(child, 'message')) as [NodeJS.MemoryUsage];
      return rss;
    },
    /** Ends it, and resolves with its exit code when all that it said was read. */
    async stop(): Promise<number | null> {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
