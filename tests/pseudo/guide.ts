/** A guide in a pseudo-locale: its prose changed, its links within the site led there, and all else as it stands. */
import { mdxToMdast, type MdastNode } from 'satteri';
import { isScalar, parseDocument, visit as visitYaml } from 'yaml';
import { sourceLocale } from '../../src/locales.ts';
import { pseudoLocales, type PseudoLocale } from './locales.ts';

type Node = MdastNode & { children?: Node[] };
type Change = (text: string) => string;

/** How addresses within the site begin. */
const home = `/${sourceLocale}/`;

/** Prose of the frontmatter, by the key that it stands under; whatever stands under another key is kept. */
const prose = new Set(['title', 'description', 'label', 'tagline', 'text', 'content', 'alt']);

export function pseudoGuide(text: string, locale: PseudoLocale): string {
  let [done, at] = ['', 0];
  for (const { from, to, by } of editsOf(mdxToMdast(text, { features: { headingAttributes: true } }), locale)) {
    done += text.slice(at, from) + by(text.slice(from, to));
    at = to;
  }
  return done + text.slice(at);
}

interface Edit {
  from: number;
  to: number;
  by: Change;
}

/** What to change below a node, in the order of the text. */
function editsOf(node: Node, locale: PseudoLocale): Edit[] {
  const { change } = pseudoLocales[locale];
  const [from, to] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
  if (node.type === 'text') return [{ from, to, by: change }];
  if (node.type === 'yaml') return [{ from, to, by: (part) => pseudoFrontmatter(part, change, locale) }];
  const edits = (node.children ?? []).flatMap((child) => editsOf(child, locale));
  if ((node.type !== 'link' && node.type !== 'definition') || !node.url.startsWith(home)) return edits;
  // The address comes after the words, which are the link's children.
  const words = node.children?.at(-1)?.position?.end.offset ?? from;
  return [...edits, { from: words, to, by: (part) => part.replace(home, `/${locale}/`) }];
}

function pseudoFrontmatter(text: string, change: Change, locale: PseudoLocale): string {
  const document = parseDocument(text.replace(/^---\n|\n---$/g, ''));
  visitYaml(document, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isScalar(value) || typeof value.value !== 'string') return;
      if (prose.has(String(key.value))) value.value = change(value.value);
      else if (key.value === 'link') value.value = value.value.replace(new RegExp(`^${home}`), `/${locale}/`);
    },
  });
  return `---\n${document.toString({ lineWidth: 0 })}---`;
}
