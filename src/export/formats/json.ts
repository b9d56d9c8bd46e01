/** JSON: exact. One list of all rows, a line each, every row byte for byte as the vendor served it. */
import { identify, timeOf } from '../page.ts';
import { onePart, type Format, type ReadRow, type Reader, type Writer } from './format.ts';
import { keep } from './jsonl.ts';

const [newline, comma] = [0x0a, 0x2c];
const encoder = new TextEncoder();

export const json: Format = {
  name: 'json',
  extension: 'json',
  mediaType: 'application/json',
  usual: false,
  parts: onePart(
    () => new JsonWriter(),
    (stream) => new JsonReader((row) => ({ key: identify(stream, row).key, time: timeOf(stream, row) })),
  ),
};

/** Each row but the first comes behind a comma and a line break. */
class JsonWriter implements Writer {
  #first = true;

  head = () => encoder.encode('[\n');
  tail = () => encoder.encode(this.#first ? ']\n' : '\n]\n');

  block(lines: Uint8Array, counts: (i: number) => boolean): Uint8Array {
    const kept = keep(lines, counts);
    const bytes = new Uint8Array(kept.length * 2);
    let length = 0;
    for (let from = 0, to = 0; from < kept.length; from = to + 1) {
      to = kept.indexOf(newline, from);
      if (!this.#first) for (const byte of [comma, newline]) bytes[length++] = byte;
      this.#first = false;
      bytes.set(kept.subarray(from, to), length);
      length += to - from;
    }
    return bytes.subarray(0, length);
  }
}

/** Reads the list a row at a time. That each row stands in its own line is our layout; a list laid out otherwise is refused. */
class JsonReader implements Reader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #look: (row: unknown) => ReadRow;
  #rest = '';
  #begun = false;
  #ended = false;
  /** A row has been read that no comma followed. */
  #last = false;

  constructor(look: (row: unknown) => ReadRow) {
    this.#look = look;
  }

  read(bytes: Uint8Array, last: boolean): ReadRow[] {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: !last })).split('\n');
    this.#rest = lines.pop() ?? '';
    const rows = lines.flatMap((line) => this.#line(line));
    if (last && (this.#rest || !this.#ended)) throw new Error('The list does not end.');
    return rows;
  }

  #line(line: string): ReadRow[] {
    if (this.#ended) throw new Error('Something stands behind the list.');
    if (!this.#begun) return this.#mark(line, '[', () => (this.#begun = true));
    if (line === ']') return this.#mark(line, ']', () => (this.#ended = true));
    if (this.#last) throw new Error('A comma is missing between two rows.');
    this.#last = !line.endsWith(',');
    return [this.#look(JSON.parse(this.#last ? line : line.slice(0, -1)))];
  }

  #mark(line: string, expected: string, then: () => void): [] {
    if (line !== expected) throw new Error(`${expected} was expected.`);
    then();
    return [];
  }
}
