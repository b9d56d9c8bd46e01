/** One JSON row as one line of XML. Numbers keep their digits, and nothing that JSON can say is lost. */
import { jsonTokens } from '../json-tokens.ts';

/** A list or an object that has begun. */
interface Open {
  end: string;
  list: boolean;
  /** Of an object's next value, as JSON writes it. */
  name?: string | undefined;
}

/** Types of literals by their first letter; everything else is a number. */
const literals: Readonly<Record<string, string>> = { n: ' nil="true"', t: ' type="boolean"', f: ' type="boolean"' };
const number = ' type="number"';

/** The element `<row>`; an object's has no type, because nearly all rows are objects. */
export function xmlRow(json: string): string {
  const open: Open[] = [];
  let xml = '';
  for (const token of jsonTokens(json)) {
    const inside = open.at(-1);
    if (token === '}' || token === ']') xml += open.pop()!.end;
    else if (inside && !inside.list && inside.name === undefined) inside.name = token;
    else {
      xml += value(token, inside, open);
      if (inside) inside.name = undefined;
    }
  }
  return `${xml}\n`;
}

/** The whole element, or the start tag of one that others stand in. */
function value(token: string, inside: Open | undefined, open: Open[]): string {
  const { start, end } = tagOf(inside);
  if (token === '{' || token === '[') {
    const list = token === '[';
    open.push({ end, list });
    return `${start}${list ? ' type="list"' : inside ? ' type="object"' : ''}>`;
  }
  if (token.startsWith('"')) return `${start}${textOf(token, inside ? '' : ' type="string"')}${end}`;
  const about = literals[token[0]!] ?? number;
  return token === 'null' ? `${start}${about}/>` : `${start}${about}>${token}${end}`;
}

/** Letters that every version of XML takes, and none of the names that it keeps for itself or that we use. */
const plainName = /^"(?!xml|field")[a-z_][\w.-]*"$/i;

function tagOf(inside: Open | undefined): { start: string; end: string } {
  if (!inside) return { start: '<row', end: '</row>' };
  const name = inside.name;
  if (name === undefined) return { start: '<item', end: '</item>' };
  if (plainName.test(name)) return { start: `<${name.slice(1, -1)}`, end: `</${name.slice(1, -1)}>` };
  const text = JSON.parse(name) as string;
  const about = unholdable(text) ? ` name-encoding="json" name="${escaped(asJson(text))}"` : ` name="${escaped(text)}"`;
  return { start: `<field${about}`, end: '</field>' };
}

/** What follows a start tag's name and type: the text, plain or, where XML cannot hold it, as JSON. */
function textOf(token: string, type: string): string {
  const text = token.includes('\\') ? (JSON.parse(token) as string) : token.slice(1, -1);
  return unholdable(text) ? `${type} encoding="json">${escaped(asJson(text))}` : `${type}>${escaped(text)}`;
}

/** What no XML 1.0 document can hold, not even as a reference. */
const unholdable = (text: string) => /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.test(text) || !text.isWellFormed();

const asJson = (text: string) => JSON.stringify(text).replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);

/** References for what is markup, and for white space that a parser would change or that would break the line. */
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string) => text.replace(/[&<>"\t\n\r]/g, (c) => references[c] ?? `&#${c.charCodeAt(0)};`);
