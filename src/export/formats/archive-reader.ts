/** Reads an archive row after row for the key and time in its attributes; every element that begins must end in its place. */
import type { ReadRow, Reader } from './format.ts';
import { Markup, type Tag } from './markup.ts';

/** Elements of HTML that never end. */
const without = new Set(['meta', 'input']);

export class ArchiveReader implements Reader {
  readonly #markup = new Markup('html');
  readonly #open: string[] = [];
  /** The row that has begun, and how many elements were open before it. */
  #row: (ReadRow & { depth: number }) | undefined;
  #outside = '';
  #ended = false;

  read(bytes: Uint8Array, last: boolean): ReadRow[] {
    const rows: ReadRow[] = [];
    for (const found of this.#markup.read(bytes, last)) {
      if (typeof found === 'string') this.#text(found);
      else if (found.kind === 'close') this.#end(found, rows);
      else this.#begin(found);
    }
    if (last && !(this.#ended && this.#outside === '\n')) throw new Error('The page does not end behind its last row.');
    return rows;
  }

  #text(text: string): void {
    if (this.#open.length) return;
    this.#outside += text;
    const expected = this.#ended ? /^\n?$/ : /^(<!doctype html>)?\s*$/i;
    if (!expected.test(this.#outside)) throw new Error('Something stands outside the page.');
  }

  #begin({ name, attributes }: Tag): void {
    if (this.#ended) throw new Error('Something stands behind the page.');
    const key = kept(attributes, 'data-key');
    if (key !== undefined) this.#beginRow(key, kept(attributes, 'data-time') ?? '');
    if (!without.has(name)) this.#open.push(name);
  }

  #beginRow(key: string, time: string): void {
    if (this.#row) throw new Error('A row stands in another one.');
    this.#row = { key, time, depth: this.#open.length };
  }

  #end({ name }: Tag, rows: ReadRow[]): void {
    if (this.#open.pop() !== name) throw new Error(`${name} ends where something else began.`);
    if (this.#row?.depth === this.#open.length) {
      rows.push({ key: this.#row.key, time: this.#row.time });
      this.#row = undefined;
    }
    if (!this.#open.length) [this.#ended, this.#outside] = [true, ''];
  }
}

/** Plain, or as JSON where a page could not hold the text. */
function kept(attributes: Tag['attributes'], name: string): string | undefined {
  const json = attributes.get(`${name}-json`);
  return json === undefined ? attributes.get(name) : (JSON.parse(json) as string);
}
