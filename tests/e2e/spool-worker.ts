/** Runs one case of the spool's contract on the browser's private files. */
import { opfsSpools } from '../../src/export/spool-opfs.ts';
import { cases } from '../contract/spool/cases.ts';

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  run(data).then(
    () => self.postMessage('passed'),
    (error: unknown) => self.postMessage(String(error)),
  );
});

async function run(name: string): Promise<void> {
  const spools = await opfsSpools();
  for (const id of await spools.list()) await spools.remove(id);
  const [, test] = cases.find(([title]) => title === name)!;
  await test(spools);
}
