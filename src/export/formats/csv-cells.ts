/** Cells of a CSV file, made of the bytes of JSON values. */
import { backslash, comma, openList, openObject, quote } from '../json-bytes.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const [apostrophe, letterN, fullWidth] = [0x27, 0x6e, 0xef];
const formula = new Set([0x3d, 0x2b, 0x2d, 0x40]); // = + - @

/** Bytes put one after another; grows as needed, and is used again for each block. */
export class Cells {
  #bytes = new Uint8Array(1 << 16);
  #length = 0;

  /** What was put since the last `take`; valid until something is put again. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  put(byte: number): void {
    if (this.#length === this.#bytes.length) this.#room(1);
    this.#bytes[this.#length++] = byte;
  }

  /** The cell for the JSON value between `start` and `end`. */
  value(json: Uint8Array, start: number, end: number): void {
    const first = json[start];
    if (first === quote) this.#string(json, start, end);
    else if (first === openObject || first === openList) this.#copy(json, start, end, true);
    else if (first !== letterN) this.#copy(json, start, end, false);
  }

  /** A string without escapes and without anything that a spreadsheet could take for a formula is copied as it is. */
  #string(json: Uint8Array, start: number, end: number): void {
    let quoted = false;
    for (let i = start + 1; i < end - 1; i++) {
      const c = json[i];
      if (c === backslash) return this.#text(JSON.parse(decoder.decode(json.subarray(start, end))) as string);
      if (c === comma) quoted = true;
    }
    const first = json[start + 1]!;
    if (first === fullWidth) return this.#text(JSON.parse(decoder.decode(json.subarray(start, end))) as string);
    if (quoted) this.put(quote);
    if (formula.has(first)) this.put(apostrophe);
    this.#copy(json, start + 1, end - 1, false);
    if (quoted) this.put(quote);
  }

  #text(text: string): void {
    const safe = harmless(text);
    const bytes = encoder.encode(/[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe);
    this.#copy(bytes, 0, bytes.length, false);
  }

  #copy(from: Uint8Array, start: number, end: number, quoted: boolean): void {
    this.#room((end - start) * 2 + 2);
    const to = this.#bytes;
    let at = this.#length;
    if (quoted) to[at++] = quote;
    for (let i = start; i < end; i++) {
      const c = from[i]!;
      to[at++] = c;
      if (quoted && c === quote) to[at++] = quote;
    }
    if (quoted) to[at++] = quote;
    this.#length = at;
  }

  #room(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** Spreadsheets take these for the beginning of a formula; the full-width signs count in East Asian ones. */
const harmless = (text: string) => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
