/** One file of an export, looked at again: whether it is there, is what it was, and holds the rows that its manifest says. */
import type { Part, ReadRow } from './formats/format.ts';
import type { Product } from './product.ts';
import { Times } from './proof.ts';
import { readBack } from './read-back.ts';
import { orUnreadable, pieces, sumFaults, unpacked, withFile, type Fault, type Open, type OpenFile } from './verify-bytes.ts';

/** Empty when all holds; `seen` is told the key of each row. Memory: a few blocks. */
export const checkFile = (product: Product, part: Part, open: Open, seen: (key: string) => void): Promise<Fault[]> =>
  withFile(open, (product.compressed ?? product).name, async (file) => [
    ...(await sumFaults(pieces(file), product.compressed ?? product)),
    ...(await orUnreadable(insideFaults(file, product, part, seen))),
  ]);

async function insideFaults(file: OpenFile, product: Product, part: Part, seen: (key: string) => void): Promise<Fault[]> {
  if (!product.compressed) return rowFaults(readBack(part, file), product, seen);
  const other = (await sumFaults(unpacked(file), product)).length > 0;
  return other ? [{ fault: 'unpacked' }] : rowFaults(readUnpacked(part, file), product, seen);
}

/** Formats that are read wherever one likes are compressed in themselves. */
async function* readUnpacked(part: Part, file: OpenFile): AsyncGenerator<readonly ReadRow[], void> {
  if (!('reader' in part)) throw new TypeError('A compressed file is read from its beginning to its end.');
  const reader = part.reader();
  for await (const bytes of unpacked(file)) yield reader.read(bytes, false);
  yield reader.read(new Uint8Array(), true);
}

async function rowFaults(
  read: AsyncIterable<readonly ReadRow[]>,
  { rows, first, last }: Product,
  seen: (key: string) => void,
): Promise<Fault[]> {
  const times = new Times();
  let found = 0;
  for await (const some of read)
    for (const { key, time } of some) {
      seen(key);
      times.add(time);
      found++;
    }
  const [expected, span] = [spanOf(first, last), spanOf(times.first, times.last)];
  return [
    ...(found === rows ? [] : [{ fault: 'rows', expected: rows, found } as const]),
    ...(span === expected ? [] : [{ fault: 'times', expected, found: span } as const]),
  ];
}

const spanOf = (first: string | undefined, last: string | undefined) => `${first ?? ''} – ${last ?? ''}`;
