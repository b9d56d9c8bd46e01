/** Finished pages read by parse5, as a browser without scripts reads them: every element, those inside templates and `<noscript>` too. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Of its own text nodes: the whole text of a script or style. */
  text: string;
}

/** In the order of the page. */
export function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Tree.Node): void => {
    const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : [];
    if ('attrs' in node)
      found.push({
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value])),
        text: children.map((child) => ('value' in child ? child.value : '')).join(''),
      });
    children.forEach(walk);
  };
  walk(parse(html, { scriptingEnabled: false }));
  return found;
}

/** Every page of a built folder: its path there, and its elements. */
export const pagesOf = (folder: string) =>
  globSync('**/*.html', { cwd: folder }).map((name) => ({ name, elements: elementsOf(readFileSync(path.join(folder, name), 'utf8')) }));
