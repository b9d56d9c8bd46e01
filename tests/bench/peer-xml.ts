/** XML by putting texts together, and by `saxes`. */
import { SaxesParser } from 'saxes';
import type { Peer } from './peer.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** What XML cannot hold is dropped. */
const escaped = (text: string) => text.replace(/[&<>"\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, (sign) => references[sign] ?? '');

/** One element a value, without its type. */
function element(name: string, value: unknown): string {
  const [start, end] = /^[a-z_][\w.-]*$/i.test(name) ? [name, name] : [`field name="${escaped(name)}"`, 'field'];
  return `<${start}>${inside(value)}</${end}>`;
}

function inside(value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element('item', one)).join('');
  if (typeof value !== 'object' || value === null) return escaped(String(value));
  return Object.entries(value)
    .map(([name, one]) => element(name, one))
    .join('');
}

export const xml: Peer = {
  name: 'text, saxes',
  writer: () => (rows) => [encoder.encode(`<rows>\n${rows.map((row) => `${element('row', row)}\n`).join('')}</rows>\n`)],
  read(file) {
    let [rows, depth] = [0, 0];
    const parser = new SaxesParser();
    parser.on('opentag', () => (rows += ++depth === 2 ? 1 : 0));
    parser.on('closetag', () => depth--);
    parser.write(decoder.decode(file)).close();
    return rows;
  },
};
