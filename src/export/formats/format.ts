/** A format: how rows become files, and how those files are read back by other code than wrote them. A port. */
import type { Stream } from '../../zendesk/streams.ts';

/** What is read back of each row. In a child table `key` is the key of the row that it comes from. */
export interface ReadRow {
  key: string;
  time: string;
}

/** Of one file; what it returns is done with before its next call. */
export interface Writer {
  /** What stands before the first row. */
  head(): Uint8Array;
  /** Some whole JSON Lines of the spool as this format has them; `counts(i)` says whether the i-th line is to be written. */
  block(lines: Uint8Array, counts: (i: number) => boolean): Uint8Array;
  /** What stands behind the last row. */
  tail(): Uint8Array;
}

/** For formats that people read: their words (`archive.*` in content/i18n), language and direction of writing. */
export interface WriterOptions {
  words: Readonly<Record<string, string>>;
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** Reads a file from its beginning to its end. */
export interface Reader {
  /** The rows that end in these bytes, in order; the rest is held for the next call. Throws on a file that is not whole. */
  read(bytes: Uint8Array, last: boolean): ReadRow[];
}

/** A file that is read wherever one likes. */
export interface FileBytes {
  readonly size: number;
  /** Bytes from `at` on, in a buffer of their own; fewer than `length` only at the end. */
  read(at: number, length: number): Uint8Array;
}

interface Streamed {
  /** A new one for each file. */
  reader(): Reader;
}

interface RandomAccess {
  /** All rows of the file, in order, some at a time. Throws on a file that is not whole. */
  readAt(file: FileBytes): AsyncIterable<readonly ReadRow[]>;
}

/** What a format makes of a stream as a file of its own; of more than one only if the file would grow too long. */
export type Part = {
  /** Stands in the file's name: `history` in `chats.history.csv`; empty for the main one. */
  readonly suffix: string;
  /**
   * Of a child table: how many of its rows one row of the stream becomes, one after the other. Judged by what the row says,
   * not by the writer. Without it each row becomes one, and the file's first and last time must be the stream's.
   */
  readonly rowsOf?: (row: unknown) => number;
  /** A new one for each file. Writers may hold rows back until `tail`, but then files are less exactly as long as they may be. */
  writer(options?: WriterOptions): Writer;
} & (Streamed | RandomAccess);

export interface Format {
  readonly name: 'jsonl' | 'json' | 'csv' | 'csv-exact' | 'csv-tables' | 'csv-vendor' | 'xml' | 'parquet' | 'html';
  readonly extension: string;
  readonly mediaType: string;
  /** Made unless something else is chosen. */
  readonly usual: boolean;
  /** Its files are compressed in themselves. */
  readonly packed?: true;
  /** Whether there is anything to make of this stream; without it, of every one. */
  readonly fits?: (stream: Stream) => boolean;
  /** At least one, each with a suffix of its own. */
  parts(stream: Stream): readonly Part[];
}

/** The parts of a format that makes one file a stream, read from its beginning to its end. */
export const onePart =
  (writer: (stream: Stream, options?: WriterOptions) => Writer, reader: (stream: Stream) => Reader): Format['parts'] =>
  (stream) => [{ suffix: '', writer: (options) => writer(stream, options), reader: () => reader(stream) }];
