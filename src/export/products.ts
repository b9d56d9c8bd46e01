/** All files of one stream: of each format, each part and its pieces. */
import type { Stream } from '../zendesk/streams.ts';
import { breath } from './breath.ts';
import { choosing, withFields } from './chosen.ts';
import type { Format, WriterOptions } from './formats/format.ts';
import { formats as table, type FormatName } from './formats/index.ts';
import { privacyPass, type Privacy, type RowPass } from './privacy.ts';
import { makePart, type Product, type Step } from './product.ts';
import type { SpooledStream } from './spooled.ts';
import type { Spool } from './spool.ts';

export interface ProductsOf {
  /** At its end: what it holds now is what the files will hold. */
  spooled: SpooledStream;
  stream: Stream;
  spool: Spool;
  /** By name; others as they are. One that has nothing to make of this stream is passed over. */
  formats: readonly (FormatName | Format)[];
  privacy?: Privacy | undefined;
  /** The fields that go into the files; without it, all. */
  fields?: readonly string[] | undefined;
  /** Words and language of the files that people read. */
  reader?: WriterOptions | undefined;
  /** The most bytes of one file; default 2 GB. */
  pieceBytes?: number | undefined;
}

/** Told of the file at work and how far its part of the format is, 0 to 1. */
export type Told = (file: string, fraction: number) => void;

/**
 * Makes and proves the files, format after format, in place of those of an older run; in the order of formats, parts and
 * rows. Throws a Failure, what a full disk throws, or the signal's reason; files that were made before stay.
 */
export async function makeProducts(wanted: ProductsOf, report: Told, signal: AbortSignal): Promise<Product[]> {
  const { spooled, spool, fields, reader, pieceBytes } = wanted;
  const stream = fields ? withFields(wanted.stream, fields) : wanted.stream;
  const pass = await passOf(wanted);
  const products: Product[] = [];
  for (const one of wanted.formats) {
    const format: Format = typeof one === 'string' ? table[one] : one;
    if (format.fits && !format.fits(stream)) continue;
    for (const part of format.parts(stream))
      products.push(...(await makePart({ spooled, stream, format, part, spool, pass, reader, pieceBytes }, reporting(report, signal))));
  }
  return products;
}

async function passOf({ stream, privacy, fields }: ProductsOf): Promise<RowPass | undefined> {
  const pseudonyms = privacy && (await privacyPass(stream.name, privacy));
  const choice = fields && choosing(stream, fields);
  return pseudonyms && choice ? (line) => choice(pseudonyms(line)) : (pseudonyms ?? choice);
}

/** Every hundredth is worth a message, at most; but a stop is heeded at each step. */
function reporting(report: Told, signal: AbortSignal): Step {
  let shown = -1;
  return async (file, fraction) => {
    if (fraction >= shown + 0.01 || (fraction === 1 && shown < 1)) report(file, (shown = fraction));
    await breath();
    signal.throwIfAborted();
  };
}
