/** Delivers a product in private files, as the export worker does: compressed, zipped, read back, and into a full disk. */
import { gzipped, proveGzip } from '../../src/export/delivery/gzip.ts';
import { writeInto } from '../../src/export/delivery/into.ts';
import { wholeStream } from '../../src/export/delivery/source.ts';
import { prove, type Sum } from '../../src/export/delivery/sum.ts';
import { zipped } from '../../src/export/delivery/zip.ts';
import { opfsSpools } from '../../src/export/spool-opfs.ts';
import type { Spool } from '../../src/export/spool.ts';
import { failureOf } from '../../src/zendesk/failure.ts';

declare const self: DedicatedWorkerGlobalScope;

/** What came of it. */
export type Delivered = { product: Sum; compressed: Sum; zip: number[] } | { code: string; left: boolean };

const name = 'chats.csv';

self.addEventListener('message', ({ data }: MessageEvent<string>) => {
  deliver(new TextEncoder().encode(data)).then(
    (delivered) => self.postMessage(delivered),
    (error: unknown) => self.postMessage({ code: String(error), left: true }),
  );
});

async function deliver(bytes: Uint8Array<ArrayBuffer>): Promise<Delivered> {
  const spool = await (await opfsSpools()).open('one');
  try {
    const product = await writeInto(spool, name, new Blob([bytes]).stream());
    const compressed = await writeInto(spool, `${name}.gz`, gzipped(await lying(spool, name)));
    await proveGzip(wholeStream(await lying(spool, `${name}.gz`)), product.sha256, product.bytes);
    const files = await Promise.all([name, `${name}.gz`].map(async (name) => ({ name, blob: await lying(spool, name) })));
    const written = await writeInto(spool, 'all.zip', zipped(files, new Date(Date.UTC(2026, 10, 24))));
    await prove(wholeStream(await lying(spool, 'all.zip')), written);
    const zip = await (await lying(spool, 'all.zip')).arrayBuffer();
    return { product, compressed, zip: [...new Uint8Array(zip)] };
  } catch (error) {
    return { code: failureOf(error).code, left: (await spool.blob(name)) !== undefined };
  }
}

async function lying(spool: Spool, name: string): Promise<Blob> {
  const blob = await spool.blob(name);
  if (!blob) throw new Error(`There is no ${name}.`);
  return blob;
}
