/** The JSON values of an XML file's rows, as a parser of somebody else's and the mapping alone give them. */
import { SaxesParser, type SaxesTagPlain } from 'saxes';

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  inside: Element[];
}

/** Throws where the file is not well-formed. */
export function rowsOfXml(xml: string): unknown[] {
  return parse(xml).inside.map((row) => valueOf(row, 'object'));
}

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', inside: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attributes, text: '', inside: [] };
    open.at(-1)!.inside.push(element);
    open.push(element);
  });
  parser.on('text', (text) => void (open.at(-1)!.text += text));
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.inside[0]!;
}

/** Without a type a row is an object, and everything in it a text. */
function valueOf({ attributes, text, inside }: Element, usual: string): unknown {
  if (attributes['nil'] === 'true') return null;
  const within = (element: Element) => valueOf(element, 'string');
  const kinds: Record<string, () => unknown> = {
    string: () => (attributes['encoding'] === 'json' ? (JSON.parse(text) as string) : text),
    number: () => JSON.parse(text) as number,
    boolean: () => text === 'true',
    list: () => inside.map(within),
    object: () => Object.fromEntries(inside.map((field) => [nameOf(field), within(field)])),
  };
  return kinds[attributes['type'] ?? usual]!();
}

function nameOf({ name, attributes }: Element): string {
  const given = attributes['name'];
  if (given === undefined) return name;
  return attributes['name-encoding'] === 'json' ? (JSON.parse(given) as string) : given;
}
