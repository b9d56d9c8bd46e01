/** Writes a stream into a file of a spool: the compressed or zipped files beside the products that they are made of. */
import { writeAll, type Spool, type SpoolFile } from '../spool.ts';
import type { Bytes } from './source.ts';
import { summing, type Sum } from './sum.ts';

/**
 * Writes and flushes the file, in place of an older one of that name; what was written, to be compared with what is read
 * back. Throws what the stream, the signal and a full disk throw, and then there is no file of that name; only one that is
 * open elsewhere is left alone (NoModificationAllowedError). Either way the stream is used up.
 */
export async function writeInto(spool: Spool, name: string, stream: Bytes, signal?: AbortSignal): Promise<Sum> {
  const sum = await summing();
  const open: SpoolFile[] = [];
  const sink = new WritableStream<Uint8Array>({
    async start() {
      open.push(await spool.open(name));
      open[0]!.truncate(0);
    },
    write(piece) {
      writeAll(open[0]!, piece, sum.bytes);
      sum.add(piece);
    },
    close() {
      open[0]!.flush();
      // A private window of Chromium answers a full disk with a number far too large, and goes on.
      if (open[0]!.getSize() !== sum.bytes) throw new DOMException('The file is shorter than what was written.', 'QuotaExceededError');
    },
  });
  try {
    await stream.pipeTo(sink, signal && { signal });
    open[0]!.close();
    return sum.result();
  } catch (error) {
    for (const file of open) await discard(spool, name, file);
    throw error;
  }
}

/** What went wrong before is worth more than what may go wrong here. */
async function discard(spool: Spool, name: string, file: SpoolFile): Promise<void> {
  try {
    file.close();
    await spool.remove(name);
  } catch {
    // The next export makes the file anew in any case.
  }
}
