/** Makes the files of a part out of a finished spool, and proves each by reading it back. Memory: a few blocks, however long. */
import { Failure } from '../zendesk/failure.ts';
import type { Stream } from '../zendesk/streams.ts';
import type { Compressed } from './compressed.ts';
import type { Format, Part, WriterOptions } from './formats/format.ts';
import { copiesIn, SpooledLines } from './part-rows.ts';
import { passing } from './passing.ts';
import { pieceName, usualPieceBytes, writePiece, type Cutting } from './pieces.ts';
import type { RowPass } from './privacy.ts';
import { prove, Times, type Found, type Proving } from './proof.ts';
import type { SpooledStream } from './spooled.ts';
import type { Spool, SpoolFile } from './spool.ts';

/** A file that was read back and found to hold what the checkpoint says. Part of the manifest. */
export interface Product extends Found {
  name: string;
  format: Format['name'];
  /** Suffix of the part that it belongs to; missing in files of the main one. */
  part?: string;
  mediaType: string;
  /** The file that lies there in its place, where compressed ones were asked for. */
  compressed?: Compressed;
}

export interface Making {
  spooled: SpooledStream;
  stream: Pick<Stream, 'name'>;
  format: Omit<Format, 'parts' | 'fits'>;
  part: Part;
  spool: Spool;
  /** Changes each row on its way into the files, but for key and time. */
  pass?: RowPass | undefined;
  reader?: WriterOptions | undefined;
  /** The most bytes of one file; a row that is longer stands alone in a longer one. Default 2 GB. */
  pieceBytes?: number | undefined;
}

/** Told of the file at work and how far the whole part is, 0 to 1; awaited, so that the work can be stopped by throwing. */
export type Step = (file: string, fraction: number) => Promise<void>;

/** How much of the work is writing; the rest is reading back. */
const writing = 0.6;

/**
 * Writes and proves all files of a part, in the order of their rows, in place of those of an older run. All or none: if
 * one fails they are removed; rows and journal are not touched. Throws `verification-failed`, what `step` throws, and what
 * the disk throws when it is full.
 */
export async function makePart(making: Making, step: Step): Promise<Product[]> {
  const { spooled, spool, stream, format, part } = making;
  const nameOf = (number: number) => pieceName(stream.name, part, format.extension, number);
  try {
    const products = await makePieces(making, nameOf, step);
    proveWhole(products, spooled, part);
    await removeFiles(spool, nameOf, products.length + 1);
    await step(products.at(-1)!.name, 1);
    return products;
  } catch (error) {
    await removeFiles(spool, nameOf, 1).catch(() => undefined);
    throw error;
  }
}

async function makePieces(making: Making, nameOf: (number: number) => string, step: Step): Promise<Product[]> {
  const { spooled, format, pass, reader, pieceBytes: limit = usualPieceBytes } = making;
  const { rows } = spooled.index;
  const part = passing(making.part, pass, reader);
  const lines = new SpooledLines(spooled);
  const copies = copiesIn(part, spooled, pass);
  const products: Product[] = [];
  for (let from = nextOf(copies, 0, rows); from < rows || !products.length;) {
    const name = nameOf(products.length + 1);
    const stepTo = (written: number, proved: number) => step(name, (written * writing + proved * (1 - writing)) / Math.max(1, rows));
    const counts = (row: number) => spooled.index.counts(row);
    const cutting: Cutting = { writer: () => part.writer(), lines, counts, rows, limit, step: (row) => stepTo(row, from) };
    const { written, found } = await openFor(making.spool, name, async (file) => {
      const written = await writePiece(cutting, file, from);
      const proving: Proving = { part, spooled, copies, step: (row) => stepTo(written.to, row) };
      return { written, found: await prove(proving, file, written) };
    });
    products.push({ name, format: format.name, ...(part.suffix && { part: part.suffix }), mediaType: format.mediaType, ...found });
    from = nextOf(copies, written.to, rows);
  }
  return products;
}

/** The next row that stands in the part; `rows` when there is none. */
function nextOf(copies: (row: number) => number, from: number, rows: number): number {
  let row = from;
  while (row < rows && copies(row) === 0) row++;
  return row;
}

/** What the files show together must be what the checkpoint says. */
function proveWhole(products: readonly Product[], { checkpoint }: SpooledStream, { rowsOf }: Part): void {
  if (rowsOf) return;
  const { rows: received, kept, odd, first, last } = checkpoint ?? { rows: 0, kept: 0, odd: 0, first: undefined, last: undefined };
  const rows = products.reduce((sum, product) => sum + product.rows, 0);
  if (rows !== kept) throw new Failure('verification-failed', `${rows} rows were read back of ${kept}.`);
  const times = new Times();
  for (const product of products) for (const time of [product.first, product.last]) times.add(time);
  // A replaced row may have held the outermost time, and an odd one no time at all; then the files' may differ.
  const plain = received === kept && odd === 0;
  if (plain && (times.first !== first || times.last !== last))
    throw new Failure('verification-failed', 'The first or last time is not the one that was received.');
}

async function openFor<T>(spool: Spool, name: string, use: (file: SpoolFile) => Promise<T>): Promise<T> {
  const file = await spool.open(name);
  try {
    return await use(file);
  } finally {
    file.close();
  }
}

/** From that number on; the last first, so that an interruption leaves no gap behind which others would be overlooked. */
async function removeFiles(spool: Spool, nameOf: (number: number) => string, from: number): Promise<void> {
  let end = from;
  while (await spool.blob(nameOf(end))) end++;
  while (--end >= from) await spool.remove(nameOf(end));
}
