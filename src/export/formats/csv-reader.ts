/** Reads CSV as RFC 4180 has it, knowing nothing of how it was written. */

const [quote, comma, carriageReturn, newline] = [0x22, 0x2c, 0x0d, 0x0a];
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class CsvRecords {
  #rest = new Uint8Array();
  #bytes = this.#rest;
  #at = 0;
  /** Start and end of each cell of the record read last, quotes included. */
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** Takes the next bytes of the file; `next` reads from them. */
  feed(bytes: Uint8Array): void {
    this.#bytes = new Uint8Array(this.#rest.length + bytes.length);
    this.#bytes.set(this.#rest);
    this.#bytes.set(bytes, this.#rest.length);
    this.#at = 0;
  }

  /** The number of cells of the next whole record; 0 when there is none. Throws where a quote stands wrongly. */
  next(): number {
    this.#starts.length = this.#ends.length = 0;
    const bytes = this.#bytes;
    for (let at = this.#at; ; at++) {
      this.#starts.push(at);
      at = bytes[at] === quote ? this.#closing(at) : this.#bare(at);
      if (at + 1 >= bytes.length) return this.#keep();
      this.#ends.push(at);
      if (bytes[at] === comma) continue;
      if (bytes[at] !== carriageReturn || bytes[at + 1] !== newline) throw new Error(`A cell is followed by ${bytes[at]}.`);
      this.#at = at + 2;
      return this.#ends.length;
    }
  }

  /** The text of a cell of the record read last. */
  cell(i: number): string {
    const text = decoder.decode(this.#bytes.subarray(this.#starts[i], this.#ends[i]));
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  }

  /** Whether bytes are left that make no whole record. */
  get torn(): boolean {
    return this.#rest.length > 0;
  }

  #keep(): 0 {
    this.#rest = this.#bytes.slice(this.#at);
    return 0;
  }

  #closing(open: number): number {
    const bytes = this.#bytes;
    for (let at = open + 1; at < bytes.length; at++) {
      if (bytes[at] !== quote) continue;
      if (bytes[at + 1] !== quote) return at + 1;
      at++;
    }
    return bytes.length;
  }

  #bare(start: number): number {
    const bytes = this.#bytes;
    for (let at = start; at < bytes.length; at++) {
      const c = bytes[at];
      if (c === comma || c === carriageReturn) return at;
      if (c === quote || c === newline) throw new Error('A quote or line break stands in a cell without quotes.');
    }
    return bytes.length;
  }
}
