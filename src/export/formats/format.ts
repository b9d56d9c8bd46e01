/** A format: how rows become a file, and how that file is read back by other code than wrote it. A port. */
import type { Stream } from '../../zendesk/streams.ts';

/** What is read back of each row. */
export interface ReadRow {
  key: string;
  time: string;
}

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

export interface Reader {
  /** The rows that end in these bytes, in order; the rest is held for the next call. Throws on a file that is not whole. */
  read(bytes: Uint8Array, last: boolean): ReadRow[];
}

export interface Format {
  readonly name: 'jsonl' | 'json' | 'csv' | 'xml' | 'html';
  readonly extension: string;
  readonly mediaType: string;
  /** Made unless something else is chosen. */
  readonly usual: boolean;
  writer(stream: Stream, options?: WriterOptions): Writer;
  reader(stream: Stream): Reader;
}
