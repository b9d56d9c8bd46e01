/** The outline of a guide: all that must be the same in every locale, in order, without the prose. */
import { mdxToMdast, type MdastNode } from 'satteri';
import { z } from 'zod';
import { nearest, type Mistake, type Source } from '../authoring/mistake.ts';
import { parseYaml } from '../authoring/yaml.ts';
import { components, guideSchema, type ComponentName } from './schema.ts';

export interface Item {
  kind: ComponentName | 'heading' | 'link' | 'code' | 'end';
  /** What tells this item from others of its kind: an id, an address without its locale, a piece of code. */
  key: string;
  facts: readonly string[];
  line: number;
}

export interface Outline {
  file: string;
  title: string;
  facts: readonly string[];
  factsLine: number;
  items: Item[];
}

/** All facts that a page rests on, each once, in the order of the page. */
export const factsOf = ({ facts, items }: Outline): string[] => [...new Set([...facts, ...items.flatMap((item) => item.facts)])];

/** Astro could only find a picture of the front matter by a schema of each guide's own (`content.config.ts`). */
const hero = z.looseObject({ image: z.never('no picture in front matter, where none would be found').optional() });

const frontmatter = z.looseObject({
  title: z.string().min(1),
  description: z.string().min(1),
  hero: hero.optional(),
  ...guideSchema.shape,
});

/** Never throws: a page that cannot be read comes back as mistakes, with whatever of its outline could be read. */
export function readOutline(source: Source): { outline: Outline; mistakes: Mistake[] } {
  const outline: Outline = { file: source.file, title: '', facts: [], factsLine: 1, items: [] };
  const mistakes: Mistake[] = [];
  let root: MdastNode;
  try {
    root = mdxToMdast(source.text, { features: { headingAttributes: true } });
  } catch (error) {
    return { outline, mistakes: [syntaxMistake(source, error)] };
  }
  visit(
    root,
    (node) => {
      if (node.type === 'yaml') readFrontmatter(source, node, outline, mistakes);
      else readItem(source, node, outline, mistakes);
    },
    (node) => {
      if (nameOf(node) === 'Procedure')
        outline.items.push({ kind: 'end', key: 'Procedure', facts: [], line: node.position?.end.line ?? 1 });
    },
  );
  if (!outline.title && !mistakes.length) {
    mistakes.push({
      file: source.file,
      line: 1,
      found: 'no frontmatter',
      expected: 'a title and a description',
      remedy: 'Begin the page with ---, title, description and ---.',
    });
  }
  return { outline, mistakes };
}

type Node = MdastNode & { children?: Node[] };
const lineOf = (node: MdastNode) => node.position?.start.line ?? 1;
const nameOf = (node: MdastNode) => ('name' in node && typeof node.name === 'string' ? node.name : undefined);

function visit(node: Node, enter: (node: Node) => void, leave: (node: Node) => void) {
  enter(node);
  for (const child of node.children ?? []) visit(child, enter, leave);
  leave(node);
}

function readFrontmatter(source: Source, node: Node, outline: Outline, mistakes: Mistake[]) {
  const text = 'value' in node ? String(node.value) : '';
  const parsed = parseYaml({ file: source.file, text }, frontmatter, lineOf(node) + 1);
  mistakes.push(...parsed.mistakes);
  outline.title = parsed.value?.title ?? ' ';
  outline.facts = parsed.value?.facts ?? [];
  outline.factsLine = parsed.lineOf(['facts']);
}

function readItem(source: Source, node: Node, outline: Outline, mistakes: Mistake[]) {
  const push = (kind: Item['kind'], key: string, facts: readonly string[] = []) =>
    outline.items.push({ kind, key, facts, line: lineOf(node) });
  if (node.type === 'heading') {
    const id = (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id;
    if (id) push('heading', `${'#'.repeat(node.depth)} ${id}`);
    else
      mistakes.push({
        file: source.file,
        line: lineOf(node),
        found: 'a heading without an id',
        expected: 'an id that is the same in every locale',
        remedy: 'End the heading with {#some-id}.',
      });
  }
  if (node.type === 'link') {
    push('link', withoutLocale(node.url));
    mistakes.push(...otherLanguage(source, node.url, lineOf(node)));
  }
  if (node.type === 'code') push('code', `${node.lang ?? ''}\n${node.value}`);
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') readComponent(source, node, push, mistakes);
}

function readComponent(
  source: Source,
  node: Node,
  push: (kind: Item['kind'], key: string, facts?: readonly string[]) => void,
  mistakes: Mistake[],
) {
  const name = nameOf(node) ?? '';
  if (!/^[A-Z]/.test(name)) return;
  if (!Object.hasOwn(components, name)) {
    const like = nearest(name, Object.keys(components));
    mistakes.push({
      file: source.file,
      line: lineOf(node),
      found: `<${name}>`,
      expected: `one of ${Object.keys(components).join(', ')}`,
      remedy: like ? `Did you mean <${like}>?` : 'Guides are made of these components; plain Markdown does the rest.',
    });
    return;
  }
  const { key, props } = components[name as ComponentName];
  const given = attributesOf(node);
  const result = props.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    const found = `<${name}> with ${issue.path.join('.') || 'properties'} ${JSON.stringify(issue.path[0] === undefined ? given : given[String(issue.path[0])]) ?? 'missing'}`;
    mistakes.push({
      file: source.file,
      line: lineOf(node),
      found,
      expected: issue.message,
      remedy: `Give <${name}> the properties ${Object.keys(props.shape).join(', ')}, each as plain text in quotes.`,
    });
    return;
  }
  const data = result.data as { facts?: string[] } & Record<string, string | undefined>;
  push(name as ComponentName, data[key] ?? '', data.facts ?? []);
}

function attributesOf(node: Node): Record<string, unknown> {
  const list = 'attributes' in node && Array.isArray(node.attributes) ? (node.attributes as { name?: string; value?: unknown }[]) : [];
  return Object.fromEntries(list.map((a) => [a.name ?? '…', a.value]));
}

/** `/de/guide/apis/#x` and `/en/guide/apis/#x` are one link, and so are the vendor's articles in two languages. */
const withoutLocale = (url: string) => url.replace(/^\/[a-z]{2}(-[a-z]+)?\//, '/').replace(/(\/hc)\/[a-z]{2}(-[a-z]{2})?\//, '$1/');

/** A link within the site that would take the reader into another language. */
function otherLanguage({ file }: Source, url: string, line: number): Mistake[] {
  const own = /^content\/docs\/([^/]+)\//.exec(file)?.[1];
  const other = /^\/([a-z]{2}(?:-[a-z]+)?)\//.exec(url)?.[1];
  if (!own || !other || own === other) return [];
  return [{ file, line, found: url, expected: `an address that begins with /${own}/`, remedy: 'Link to the page of the same language.' }];
}

function syntaxMistake(source: Source, error: unknown): Mistake {
  const message = error instanceof Error ? error.message : String(error);
  const at = /(?:^|\D)(\d+):\d+/.exec(message);
  return {
    file: source.file,
    line: at ? Number(at[1]) : 1,
    found: message.split('\n')[0]!,
    expected: 'valid MDX',
    remedy: 'Close every tag, and write { and < of running text inside `backticks`.',
  };
}
