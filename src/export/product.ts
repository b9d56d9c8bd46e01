/** Makes a file out of a finished spool, then proves it by reading it back. Memory: a few blocks, however long the file. */
import { createSHA256, createXXHash64 } from 'hash-wasm';
import { Failure } from '../zendesk/failure.ts';
import type { Stream } from '../zendesk/streams.ts';
import type { Format, WriterOptions } from './formats/format.ts';
import type { RowPass } from './privacy.ts';
import { hashOf } from './row-index.ts';
import type { SpooledStream } from './spooled.ts';
import { chunks, writeAll, type Spool, type SpoolFile } from './spool.ts';

/** A file that was read back and found to hold what the checkpoint says. Part of the manifest. */
export interface Product {
  name: string;
  format: Format['name'];
  mediaType: string;
  bytes: number;
  rows: number;
  /** Least and greatest time among its rows; missing when no row has one. */
  first: string | undefined;
  last: string | undefined;
  /** Of the file as it was read back, in hexadecimal. */
  sha256: string;
}

/** Called now and then with how far the work is, 0 to 1; awaited, so that messages can come in and the work be stopped. */
export type Step = (fraction: number) => Promise<void>;

/**
 * Writes and verifies `<stream>.<extension>`, replacing an older one; `pass` changes each row on its way into the file, but
 * for key and time; `options` go to the format's writer. Throws `verification-failed`, and what `step` throws.
 */
export async function makeProduct(
  spooled: SpooledStream,
  stream: Stream,
  format: Format,
  spool: Spool,
  step: Step,
  pass?: RowPass,
  options?: WriterOptions,
): Promise<Product> {
  const name = `${stream.name}.${format.extension}`;
  const file = await spool.open(name);
  try {
    const changed = changing({ ...format, writer: (of) => format.writer(of, options) }, pass);
    const written = await write(spooled, stream, changed, file, (fraction) => step(fraction * 0.6));
    return {
      name,
      format: format.name,
      mediaType: format.mediaType,
      ...(await verify(file, written, spooled, stream, changed, (fraction) => step(0.6 + fraction * 0.4))),
    };
  } finally {
    file.close();
  }
}

/** The format with a writer that is given each row as `pass` makes it. */
function changing(format: Format, pass: RowPass | undefined): Format {
  if (!pass) return format;
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const passed = (lines: Uint8Array) =>
    encoder.encode(
      decoder
        .decode(lines)
        .split('\n')
        .map((line) => (line ? pass(line) : ''))
        .join('\n'),
    );
  return {
    ...format,
    writer(stream) {
      const writer = format.writer(stream);
      return { head: () => writer.head(), tail: () => writer.tail(), block: (lines, counts) => writer.block(passed(lines), counts) };
    },
  };
}

/** Returns a sum of what was written, to be compared with what is read back. */
async function write(spooled: SpooledStream, stream: Stream, format: Format, file: SpoolFile, step: Step): Promise<string> {
  const sum = await createXXHash64();
  const writer = format.writer(stream);
  file.truncate(0);
  let at = 0;
  const put = (bytes: Uint8Array) => {
    writeAll(file, bytes, at);
    sum.update(bytes);
    at += bytes.length;
  };
  put(writer.head());
  for (const { bytes, first } of spooled.blocks()) {
    put(writer.block(bytes, (i) => spooled.index.counts(first + i)));
    await step(first / Math.max(1, spooled.index.rows));
  }
  put(writer.tail());
  file.flush();
  return sum.digest('hex');
}

/** Each row must be the next one that counts, none left out and none too many; first and last time must be the checkpoint's. */
async function verify(file: SpoolFile, written: string, spooled: SpooledStream, stream: Stream, format: Format, step: Step) {
  const sha256 = await createSHA256();
  const sum = await createXXHash64();
  const bytes = file.getSize();
  const reader = format.reader(stream);
  const expected = rowsThatCount(spooled);
  let [rows, at] = [0, 0];
  let first: string | undefined;
  let last: string | undefined;
  const take = (chunk: Uint8Array, end: boolean) => {
    for (const { key, time } of readOrFail(() => reader.read(chunk, end))) {
      const row = expected.next();
      if (row.done || (hashOf(key) !== spooled.index.hashOf(row.value) && key !== keyAsWritten(spooled.line(row.value), stream, format)))
        throw new Failure('verification-failed', `Row ${rows + 1} of ${bytes} bytes is not the one expected.`);
      rows++;
      if (time && (first === undefined || time < first)) first = time;
      if (time && (last === undefined || time > last)) last = time;
    }
  };
  for (const chunk of chunks(file)) {
    sha256.update(chunk);
    sum.update(chunk);
    take(chunk, (at += chunk.length) === bytes);
    await step(at / bytes);
  }
  if (bytes === 0) take(new Uint8Array(), true);
  if (sum.digest('hex') !== written) throw new Failure('verification-failed', 'The bytes read back are not those that were written.');
  const checkpoint = spooled.checkpoint;
  if (rows !== (checkpoint?.kept ?? 0))
    throw new Failure('verification-failed', `${rows} rows were read back of ${checkpoint?.kept ?? 0}.`);
  // A replaced row may have held the outermost time, and an odd one no time at all; then the file's may differ.
  const plain = !checkpoint || (checkpoint.rows === checkpoint.kept && checkpoint.odd === 0);
  if (plain && (first !== checkpoint?.first || last !== checkpoint?.last))
    throw new Failure('verification-failed', 'The first or last time is not the one that was received.');
  return { bytes, rows, first, last, sha256: sha256.digest('hex') };
}

/** The key that this format shows of a row whose key is no plain text: what comes back when just this row is written. */
function keyAsWritten(line: Uint8Array, stream: Stream, format: Format): string | undefined {
  const writer = format.writer(stream);
  const reader = format.reader(stream);
  reader.read(writer.head(), false);
  const [row] = reader.read(
    writer.block(line, () => true),
    false,
  );
  return (row ?? reader.read(writer.tail(), true)[0])?.key;
}

function* rowsThatCount({ index }: SpooledStream): Generator<number> {
  for (let row = 0; row < index.rows; row++) if (index.counts(row)) yield row;
}

function readOrFail<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Failure('verification-failed', 'The file could not be read back.', { cause });
  }
}
