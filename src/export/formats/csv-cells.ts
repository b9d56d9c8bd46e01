/** Cells of CSV files as bytes (RFC 4180). What a cell says of a value is up to `csv-values.ts`. */
import { comma, quote } from '../json-bytes.ts';

const encoder = new TextEncoder();
const [carriageReturn, newline] = [0x0d, 0x0a];

/** Cells put one after another; its memory grows as needed, and is used again for each block. */
export class Cells {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** What was put since the last `take`; valid until something is put again. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Ends a cell, of which nothing needs to have been put. */
  end(): void {
    this.#byte(comma);
  }

  /** Ends the line behind its last cell. */
  endLine(): void {
    this.#length--;
    this.#byte(carriageReturn);
    this.#byte(newline);
  }

  /** These bytes, among which is nothing that needs quotes. */
  bare(from: Uint8Array, start: number, end: number): void {
    this.#room(end - start);
    const to = this.#bytes;
    let at = this.#length;
    for (let i = start; i < end; i++) to[at++] = from[i]!;
    this.#length = at;
  }

  /** These bytes in quotes. */
  quoted(from: Uint8Array, start: number, end: number): void {
    this.#room((end - start) * 2 + 2);
    const to = this.#bytes;
    let at = this.#length;
    to[at++] = quote;
    for (let i = start; i < end; i++) {
      const c = from[i]!;
      to[at++] = c;
      if (c === quote) to[at++] = quote;
    }
    to[at++] = quote;
    this.#length = at;
  }

  /** A text, in quotes where it needs them. What UTF-8 cannot say of it becomes U+FFFD. */
  text(text: string): void {
    const bytes = encoder.encode(text);
    if (/[",\r\n]/.test(text)) this.quoted(bytes, 0, bytes.length);
    else this.bare(bytes, 0, bytes.length);
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#length++] = byte;
  }

  #room(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}
