/** The memory of the verified CSV at each size that was measured. */
import { RowIndex } from '../../src/export/row-index.ts';
import { megabytes, median } from './figures.ts';
import type { Four } from './four-figures.ts';
import type { Peaks } from './four.ts';

/** Largest of all looks at each size. */
export function memoryOf({ rows, found, few, many }: Four) {
  const sizes = [few, { rows, found: found.csv }, { rows: many.rows, found: many.found ? [many.found] : [] }];
  return sizes
    .filter((size) => size.found.length)
    .map((size) => {
      const peak = (of: keyof Peaks) => megabytes(Math.max(...size.found.map(({ peaks }) => peaks[of] ?? 0))) || undefined;
      const index = rowIndexBytes(size.rows);
      return {
        rows: size.rows,
        rowsPerSecond: size.rows / median(size.found.map(({ seconds }) => seconds)),
        heapMegabytes: peak('heap'),
        arrayBuffersMegabytes: peak('arrayBuffers'),
        rssMegabytes: peak('rss'),
        rowIndexMegabytes: megabytes(index),
        rowIndexBytesPerRow: index / size.rows,
      };
    });
}

/** What the engine's own index takes for so many rows, whatever their keys are. */
function rowIndexBytes(rows: number): number {
  const identity = (row: number) => ({ key: String(row), version: '' });
  const index = new RowIndex(identity);
  for (let row = 0; row < rows; row++) index.add(identity(row), row);
  return index.bytes;
}
