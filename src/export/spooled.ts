/**
 * One stream in a spool: its rows as JSON Lines, the journal beside them, and the index that says which rows count.
 * Rows are written and flushed first, then the checkpoint; so whatever stands in the journal stands in the rows.
 */
import type { Stream } from '../zendesk/streams.ts';
import { Journal, type Checkpoint, type Header } from './checkpoint.ts';
import { lineBlocks } from './lines.ts';
import { identify, type Page } from './page.ts';
import { RowIndex } from './row-index.ts';
import { addUnknown } from './shape.ts';
import { writeAll, type Spool, type SpoolFile } from './spool.ts';

export const rowsFile = (stream: string) => `${stream}.rows`;
export const journalFile = (stream: string) => `${stream}.checkpoints`;

const empty: Partial<Checkpoint> & Pick<Checkpoint, 'pages' | 'rows' | 'bytes' | 'kept' | 'odd'> = {
  pages: 0,
  rows: 0,
  bytes: 0,
  kept: 0,
  odd: 0,
};

export class SpooledStream {
  #index: RowIndex;
  readonly #stream: Stream;
  readonly #rows: SpoolFile;
  readonly #journal: Journal;

  private constructor(stream: Stream, rows: SpoolFile, journal: Journal) {
    this.#stream = stream;
    this.#rows = rows;
    this.#journal = journal;
    this.#index = this.#newIndex();
  }

  /**
   * Opens the stream where it was left, or begins it with `header`. Reads the rows once, to prove them and to find
   * which count; rows after the last whole checkpoint are cut off. Throws `checkpoint-unreadable`, or `already-running`
   * when it is open elsewhere.
   */
  static async open(spool: Spool, stream: Stream, header: Header): Promise<SpooledStream> {
    const rows = await spool.open(rowsFile(stream.name));
    let file: SpoolFile | undefined;
    try {
      file = await spool.open(journalFile(stream.name));
      const journal = Journal.read(file) ?? Journal.create(file, header);
      const spooled = new SpooledStream(stream, rows, journal);
      spooled.#recover();
      return spooled;
    } catch (error) {
      rows.close();
      file?.close();
      throw error;
    }
  }

  /** Which rows count. */
  get index(): RowIndex {
    return this.#index;
  }

  get header(): Header {
    return this.#journal.header;
  }

  get checkpoint(): Checkpoint | undefined {
    return this.#journal.last;
  }

  /** Keeps a page; when it returns, the page survives anything. `at` is the time now, milliseconds since 1970. */
  append(page: Page, at: number): Checkpoint {
    const before = this.checkpoint ?? empty;
    writeAll(this.#rows, page.lines, before.bytes);
    for (const { key, version, start } of page.rows) this.#index.add({ key, version }, before.bytes + start);
    this.#rows.flush();
    const checkpoint: Checkpoint = {
      cursor: page.next,
      ...(page.resume !== undefined && { resume: page.resume }),
      ...(page.again && { again: true as const }),
      pages: before.pages + 1,
      rows: this.#index.rows,
      bytes: before.bytes + page.lines.length,
      kept: this.#index.kept,
      odd: before.odd + page.odd,
      ...unknownOf(before, page),
      ...(page.outside || before.outside ? { outside: (before.outside ?? 0) + page.outside } : {}),
      reached: page.reached,
      began: before.began ?? page.reached,
      first: least(before.first, page.first),
      last: greatest(before.last, page.last),
      at: new Date(at).toISOString(),
    };
    this.#journal.append(checkpoint);
    return checkpoint;
  }

  /** All rows in blocks of whole lines; `first` is the number of the first row of the block. */
  *blocks(): Generator<{ bytes: Uint8Array; first: number }> {
    let first = 0;
    for (const { bytes } of lineBlocks(this.#rows, this.checkpoint?.bytes ?? 0)) {
      yield { bytes, first };
      for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) first++;
    }
  }

  /** One row as it was served, with its line break. */
  line(row: number): Uint8Array {
    const start = this.index.startOf(row);
    // Of the row added last the end is not known yet, but it is the file's last or ends in the first line break.
    const end = row + 1 < this.index.rows ? this.index.startOf(row + 1) : this.#rows.getSize();
    const bytes = new Uint8Array(end - start);
    const read = bytes.subarray(0, this.#rows.read(bytes, { at: start }));
    return read.subarray(0, read.indexOf(10) + 1 || read.length);
  }

  close(): void {
    this.#rows.close();
    this.#journal.close();
  }

  #identify(row: number) {
    return identify(this.#stream, JSON.parse(new TextDecoder().decode(this.line(row))));
  }

  #newIndex = () => new RowIndex((row) => this.#identify(row));

  /** A crash of the machine can lose what a flush had promised: then the newest checkpoint that still holds is taken. */
  #recover() {
    while (this.checkpoint && this.checkpoint.bytes > this.#rows.getSize()) this.#journal.drop();
    while (!this.#readRows()) {
      const sound = this.#index.rows;
      this.#journal.drop();
      while (this.checkpoint && this.checkpoint.rows > sound) this.#journal.drop();
    }
    this.#rows.truncate(this.checkpoint?.bytes ?? 0);
  }

  /** Builds the index anew. False when the rows do not bear the newest checkpoint out. */
  #readRows(): boolean {
    this.#index = this.#newIndex();
    for (const { bytes, at } of lineBlocks(this.#rows, this.checkpoint?.bytes ?? 0)) {
      if (!this.#addLines(bytes, at)) return false;
    }
    const { rows, kept } = this.checkpoint ?? empty;
    return this.#index.rows === rows && this.#index.kept === kept;
  }

  /** False at the first line that is no JSON. */
  #addLines(bytes: Uint8Array, at: number): boolean {
    const decoder = new TextDecoder();
    for (let from = 0; from < bytes.length;) {
      const to = bytes.indexOf(10, from);
      let row: unknown;
      try {
        row = JSON.parse(decoder.decode(bytes.subarray(from, to)));
      } catch {
        return false;
      }
      this.#index.add(identify(this.#stream, row), at + from);
      from = to + 1;
    }
    return true;
  }
}

const unknownOf = (before: Pick<Partial<Checkpoint>, 'unknown'>, page: Page) => {
  const unknown = addUnknown(before.unknown ?? {}, page.unknown);
  return Object.keys(unknown).length ? { unknown } : {};
};
const least = (a: string | undefined, b: string | undefined) => (a === undefined || (b !== undefined && b < a) ? b : a);
const greatest = (a: string | undefined, b: string | undefined) => (a === undefined || (b !== undefined && b > a) ? b : a);
