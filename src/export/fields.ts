/** The top-level fields of a row as places in its bytes, so that a format can copy what it need not understand. */
import { closeObject, comma, openObject, skipSpace, skipString, skipValue } from './json-bytes.ts';

/** Reads row after row; what it found of the last one stands in its arrays. */
export class Fields {
  /** Start and end of each named field's value; start −1 where the row has none. Of a field given twice the last counts. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Start and end of each other field, name and value: `"name":value`. */
  others: { start: number; end: number }[] = [];
  readonly #names: readonly Uint8Array[];
  /** Which name stood at which place in the row before: rows of a stream are much alike. */
  #order: number[] = [];

  constructor(names: readonly string[]) {
    this.#names = names.map((name) => new TextEncoder().encode(JSON.stringify(name)));
    this.starts = new Int32Array(names.length);
    this.ends = new Int32Array(names.length);
  }

  /** False when the row between `start` and `end` is no object. */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.starts.fill(-1);
    this.others = [];
    if (bytes[start] !== openObject) return false;
    let at = skipSpace(bytes, start + 1);
    for (let place = 0; at < end && bytes[at] !== closeObject; place++) {
      const nameEnd = skipString(bytes, at);
      const valueStart = skipSpace(bytes, skipSpace(bytes, nameEnd) + 1);
      const valueEnd = skipValue(bytes, valueStart);
      const field = this.#fieldOf(bytes, at, nameEnd, place);
      if (field < 0) this.others.push({ start: at, end: valueEnd });
      else {
        this.starts[field] = valueStart;
        this.ends[field] = valueEnd;
      }
      at = skipSpace(bytes, valueEnd);
      if (bytes[at] === comma) at = skipSpace(bytes, at + 1);
    }
    return true;
  }

  #fieldOf(bytes: Uint8Array, start: number, end: number, place: number): number {
    const guess = this.#order[place] ?? -1;
    if (guess >= 0 && this.#is(guess, bytes, start, end)) return guess;
    const field = this.#names.findIndex((_, i) => this.#is(i, bytes, start, end));
    this.#order[place] = field;
    return field;
  }

  #is(field: number, bytes: Uint8Array, start: number, end: number): boolean {
    const name = this.#names[field]!;
    if (name.length !== end - start) return false;
    for (let i = 1; i < name.length; i++) if (name[i] !== bytes[start + i]) return false;
    return true;
  }
}
