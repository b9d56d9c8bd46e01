/** Reads an XML file row after row for each row's key and time; knows the mapping, but nothing of how it was written. */
import type { Stream } from '../../zendesk/streams.ts';
import type { ReadRow, Reader } from './format.ts';
import { Markup, unescaped, type Tag } from './markup.ts';

/** How deep elements stand: `rows`, `row`, a field of it. */
const [rootDepth, rowDepth, fieldDepth] = [1, 2, 3];

export class XmlReader implements Reader {
  readonly #stream: Pick<Stream, 'name' | 'key' | 'time'>;
  readonly #markup = new Markup('xml');
  /** Names of the elements that have begun. */
  readonly #open: string[] = [];
  /** The fields of the row on its way that matter here; of a field given twice the last counts. */
  readonly #fields = new Map<string, string>();
  /** The field on its way, where it matters: its tag and its text so far. */
  #field: { name: string; tag: Tag; text: string } | undefined;
  #outside = '';
  #ended = false;

  constructor(stream: Stream) {
    this.#stream = stream;
  }

  read(bytes: Uint8Array, last: boolean): ReadRow[] {
    const rows: ReadRow[] = [];
    for (const found of this.#markup.read(bytes, last)) {
      if (typeof found === 'string') this.#text(found);
      else this.#tag(found, rows);
    }
    if (last && !(this.#ended && this.#outside === '\n')) throw new Error('The file does not end behind its last row.');
    return rows;
  }

  #text(text: string): void {
    if (this.#field) this.#field.text += text;
    else if (!this.#open.length) this.#between(text);
    else if (this.#open.length === rootDepth && text.trim()) throw new Error('A text stands between the rows.');
  }

  /** Before the rows stands the declaration, behind them the last line break, and nothing else. */
  #between(text: string): void {
    this.#outside += text;
    if (this.#ended ? this.#outside !== '\n' : !/^(<\?xml [^<>]*\?>)?\s*$/.test(this.#outside))
      throw new Error('Something stands outside the rows.');
  }

  #tag(tag: Tag, rows: ReadRow[]): void {
    if (tag.kind !== 'close') this.#begin(tag);
    if (tag.kind !== 'open') this.#end(tag, rows);
  }

  #begin(tag: Tag): void {
    const depth = this.#open.push(tag.name);
    if (depth === rootDepth) this.#beginRows(tag);
    else if (depth === rowDepth && tag.name !== 'row') throw new Error(`${tag.name} stands where a row is expected.`);
    else if (depth === fieldDepth) this.#beginField(tag);
  }

  #beginRows({ name, attributes }: Tag): void {
    if (this.#ended || name !== 'rows' || attributes.get('stream') !== this.#stream.name)
      throw new Error(`${name} is not the rows of the stream.`);
  }

  #beginField(tag: Tag): void {
    const name = tag.attributes.get('name') ?? tag.name;
    if (name === this.#stream.time || this.#stream.key.includes(name)) this.#field = { name, tag, text: '' };
  }

  #end({ name }: Tag, rows: ReadRow[]): void {
    const depth = this.#open.length;
    if (this.#open.pop() !== name) throw new Error(`${name} ends where something else began.`);
    if (depth === fieldDepth) this.#endField();
    else if (depth === rowDepth) rows.push(this.#row());
    else if (depth === rootDepth) [this.#ended, this.#outside] = [true, ''];
  }

  #endField(): void {
    if (!this.#field) return;
    const { name, tag, text } = this.#field;
    this.#field = undefined;
    this.#fields.set(name, (kinds[tag.attributes.get('type') ?? 'string'] ?? none)(text, tag.attributes));
  }

  #row(): ReadRow {
    const value = (name: string) => this.#fields.get(name) ?? '';
    const row = { key: this.#stream.key.map(value).join('|'), time: this.#stream.time === undefined ? '' : value(this.#stream.time) };
    this.#fields.clear();
    return row;
  }
}

const none = () => '';

/** What can be a key or a time, by type. A number says what it says however it is written. */
const kinds: Readonly<Record<string, (text: string, attributes: Tag['attributes']) => string>> = {
  number: (text) => String(Number(text)),
  string(text, attributes) {
    const plain = unescaped(text);
    return attributes.get('encoding') === 'json' ? (JSON.parse(plain) as string) : plain;
  },
};
