/**
 * Reads XML or HTML as a run of tags and pieces of text, a piece of the file at a time, knowing nothing of how it was
 * written. Holds no more than the tag that a piece ends in. Stricter than the standards where that keeps it small: in
 * tags and text every `<` and `>` must be a reference, and attributes stand in double quotes.
 */
export interface Tag {
  /** As written; HTML may write it in any case. */
  name: string;
  kind: 'open' | 'close' | 'empty';
  attributes: ReadonlyMap<string, string>;
}

/** Elements of HTML whose text may hold what looks like tags. */
const raw = new Set(['script', 'style']);

export class Markup {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  readonly #raw: ReadonlySet<string>;
  #rest = '';
  /** The end tag that is looked for in raw text. */
  #until = '';

  constructor(kind: 'xml' | 'html') {
    this.#raw = kind === 'html' ? raw : new Set();
  }

  /** The tags and texts of these bytes, in order; a text may come in several pieces, and declarations come as texts. */
  *read(bytes: Uint8Array, last: boolean): Generator<Tag | string> {
    const text = this.#rest + this.#decoder.decode(bytes, { stream: !last });
    let at = 0;
    while (at < text.length) {
      const piece = this.#until ? this.#rawText(text, at) : text[at] === '<' ? this.#tag(text, at) : plainText(text, at);
      if (!piece) break;
      at = piece.end;
      yield piece.found;
    }
    this.#rest = text.slice(at);
    if (last && (this.#rest || this.#until)) throw new Error('The file ends inside a tag.');
  }

  #tag(text: string, at: number): { found: Tag | string; end: number } | undefined {
    const end = text.indexOf('>', at) + 1;
    if (!end) return undefined;
    const written = text.slice(at, end);
    if (/^<[!?]/.test(written)) return { found: written, end };
    const found = parseTag(written);
    if (found.kind === 'open' && this.#raw.has(found.name)) this.#until = `</${found.name}>`;
    return { found, end };
  }

  #rawText(text: string, at: number): { found: string; end: number } | undefined {
    const end = text.indexOf(this.#until, at);
    if (end < 0) return undefined;
    // The text is of no interest; the end tag is read as one.
    this.#until = '';
    return { found: '', end };
  }
}

function plainText(text: string, at: number): { found: string; end: number } {
  const next = text.indexOf('<', at);
  const end = next < 0 ? text.length : next;
  const found = text.slice(at, end);
  if (found.includes('>')) throw new Error('A bracket stands in a text.');
  return { found, end };
}

const tagShape = /^<(\/?)([a-z_][\w.-]*)((?:\s+[a-z_:][\w:.-]*(?:="[^"<]*")?)*)\s*(\/?)>$/i;

function parseTag(written: string): Tag {
  const [, close, name, attributes, empty] = tagShape.exec(written) ?? [];
  if (name === undefined || (close && (attributes || empty))) throw new Error(`This is no tag: ${written.slice(0, 80)}`);
  return { name, kind: close ? 'close' : empty ? 'empty' : 'open', attributes: attributes ? parseAttributes(attributes) : none };
}

const none: Tag['attributes'] = new Map();

function parseAttributes(written: string): Tag['attributes'] {
  const pairs = [...written.matchAll(/([\w:.-]+)(?:="([^"]*)")?/g)];
  return new Map(pairs.map(([, name, value]) => [name!, unescaped(value ?? '')]));
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that references stand for. Throws on an ampersand that begins none. */
export const unescaped = (text: string) =>
  text.replace(/&(?:#(\d+);|#x([\da-f]+);|(\w+);)?/gi, (_, decimal?: string, hex?: string, name?: string) => {
    const character = decimal ? String.fromCodePoint(Number(decimal)) : hex ? String.fromCodePoint(parseInt(hex, 16)) : named[name ?? ''];
    if (character === undefined) throw new Error('An ampersand begins no reference.');
    return character;
  });
