/** What a format itself does of an export: making files of what is spooled, and reading them back. */
import type { Format, Part } from '../../src/export/formats/format.ts';
import { copiesIn } from '../../src/export/part-rows.ts';
import { readBack } from '../../src/export/read-back.ts';
import type { SpooledStream } from '../../src/export/spooled.ts';
import { writeAll, type Spool, type SpoolFile } from '../../src/export/spool.ts';
import type { Stream } from '../../src/zendesk/streams.ts';

/** One part, and the open file for it. */
export interface Made {
  part: Part;
  file: SpoolFile;
  /** How many rows have to stand in it. */
  rows: number;
}

/** The parts of a format with empty files, to be closed by the caller. */
export async function madeOf({ name, parts }: Format, stream: Stream, spooled: SpooledStream, spool: Spool): Promise<Made[]> {
  const opened = parts(stream).map(async (part) => ({
    part,
    file: await spool.open([name, part.suffix].join('.')),
    rows: rowsIn(part, spooled),
  }));
  return Promise.all(opened);
}

/** Writes the whole file; that it lies safely on the disk is not waited for. */
export function write({ part, file }: Made, spooled: SpooledStream): void {
  const writer = part.writer();
  let at = 0;
  const put = (bytes: Uint8Array) => {
    writeAll(file, bytes, at);
    at += bytes.length;
  };
  file.truncate(0);
  put(writer.head());
  for (const { bytes, first } of spooled.blocks()) put(writer.block(bytes, (i) => spooled.index.counts(first + i)));
  put(writer.tail());
}

/** How many rows are read back. */
export async function read({ part, file }: Made): Promise<number> {
  let rows = 0;
  const slice = (at: number, length: number) => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, file.read(bytes, { at }));
  };
  for await (const some of readBack(part, { size: file.getSize(), read: slice })) rows += some.length;
  return rows;
}

function rowsIn(part: Part, spooled: SpooledStream): number {
  const copies = copiesIn(part, spooled);
  let rows = 0;
  for (let row = 0; row < spooled.index.rows; row++) rows += copies(row);
  return rows;
}
