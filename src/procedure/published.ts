/** A guide for machines: the same page as data and as plain Markdown, without what only a browser can show. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { Source } from '../authoring/mistake.ts';
import { attribute, sourceOf, stepsOf, topNodes, type Node } from './nodes.ts';

export const pageSchema = z.object({
  language: z.string().describe('BCP 47.'),
  url: z.url().describe('The page, for people.'),
  title: z.string(),
  description: z.string(),
  reviewed: z.iso.date().optional().describe('The day on which the page was last compared with its facts.'),
  facts: z.array(z.string()).describe('Ids of the facts that its running text rests on.'),
  procedures: z.array(
    z.object({
      id: z.string().describe('The same in every language.'),
      name: z.string(),
      url: z.url(),
      steps: z.array(
        z.object({
          id: z.string().describe('The same in every language.'),
          url: z.url(),
          text: z.string().describe('Plain text.'),
          markdown: z.string(),
          facts: z.array(z.string()),
        }),
      ),
    }),
  ),
});

export type PublishedPage = z.infer<typeof pageSchema>;

export interface Publishing {
  language: string;
  /** Of the page, with a slash at the end. */
  url: string;
  /** What the reader's screen says, by the id of a label. */
  label: (id: string) => string;
  /** The heading of a dated note. */
  since: (date: string) => string;
  /** A date as readers write it. */
  date: (date: string) => string;
}

/** The page as data. Throws for one that cannot be read; the content check has been there before. */
export function publishedPage(source: Source, publishing: Publishing): PublishedPage {
  const head = parse(/^---\n([\s\S]*?)\n---/.exec(source.text)?.[1] ?? '') as Record<string, unknown>;
  const { language, url } = publishing;
  let name = textOf(head['title']);
  const procedures: PublishedPage['procedures'] = [];
  for (const node of topNodes(source.text)) {
    if (node.type === 'heading') name = plain(markdownIn(source.text, node, publishing)).trim();
    if (node.name !== 'Procedure') continue;
    const id = attribute(node, 'id');
    procedures.push({ id, name, url: `${url}#${id}`, steps: stepsOf(node).map((step) => publishedStep(source.text, step, publishing)) });
  }
  const reviewed = head['reviewed'] instanceof Date ? head['reviewed'].toISOString().slice(0, 10) : textOf(head['reviewed']);
  return {
    language,
    url,
    title: textOf(head['title']),
    description: textOf(head['description']),
    ...(reviewed && { reviewed }),
    facts: Array.isArray(head['facts']) ? head['facts'].map(String) : [],
    procedures,
  };
}

/** The page as Markdown, beside its data: numbered steps, labels in bold, addresses in full. */
export function publishedMarkdown(source: Source, { title, description, url }: PublishedPage, publishing: Publishing): string {
  const body = source.text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^import .*$/gm, '');
  return `# ${title}\n\n${description}\n\n${url}\n\n${markdown(body, publishing)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

function publishedStep(text: string, step: Node, publishing: Publishing): PublishedPage['procedures'][number]['steps'][number] {
  const id = attribute(step, 'id');
  const inner = sourceOf(text, step).replace(/^<Step[^>]*>|<\/Step>$/g, '');
  const written = unindented(markdown(inner, publishing));
  return {
    id,
    url: `${publishing.url}#${id}`,
    text: plain(written),
    markdown: written,
    facts: attribute(step, 'facts').split(/\s+/).filter(Boolean),
  };
}

const markdownIn = (text: string, node: Node, publishing: Publishing) => markdown(sourceOf(text, node), publishing);

/** Components are written in one way only (`schema.ts`), so that each can be told by its letters. */
function markdown(text: string, { label, since, date, url }: Publishing): string {
  return text
    .replace(/<Label id="([^"]+)" \/>/g, (_, id: string) => `**${label(id)}**`)
    .replace(/<Since date="([^"]+)"[^>]*>/g, (_, date: string) => `**${since(date)}**\n`)
    .replace(/<Event date="([^"]+)"[^>]*>/g, (_, day: string) => `**${date(day)}**\n`)
    .replace(/<\/(?:Since|Event|Procedure|Step)>/g, '')
    .replace(/<Procedure [^>]*>/g, '')
    .replace(/^ *<Step [^>]*>\s*/gm, '1. ')
    .replace(/<(?:Decision|Plan|Export|Connect|Failures)[^>]*\/>/g, `<${url}>`)
    .replace(/ \{#[a-z0-9-]+\}$/gm, '')
    .replace(/\]\((\/[^)]*)\)/g, (_, path: string) => `](${new URL(path, url).href})`);
}

/** What Markdown says without its marks. */
const plain = (text: string): string =>
  text
    .replace(/^#+ /gm, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*([^*]*)\*\*/g, '$1')
    .replace(/[`]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const unindented = (text: string) => text.trim().replace(/^ +/gm, '');
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
