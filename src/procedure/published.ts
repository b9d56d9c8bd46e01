/** A guide for machines: the same page as data and as plain Markdown, without what only a browser can show. */
import { parse } from 'yaml';
import { z } from 'zod';
import type { Source } from '../authoring/mistake.ts';

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

export interface Published {
  /** What the sidebar calls the page, where that is not its title. */
  label: string | undefined;
  data: PublishedPage;
  /** Beside the data: numbered steps, labels in bold, addresses in full. */
  markdown: string;
}

/** Reads the page by its letters, since the content check has parsed it. Throws for one without title and description. */
export function publish({ text }: Source, publishing: Publishing): Published {
  const { title, description, facts, reviewed, sidebar } = headSchema.parse(parse(/^---\n([^]*?)\n---/.exec(text)?.[1] ?? ''));
  const { language, url } = publishing;
  const procedures = proceduresIn(text, title, publishing);
  const data = { language, url, title, description, ...(reviewed && { reviewed }), facts, procedures };
  return { label: sidebar.label, data, markdown: markdownOf(text, data, publishing) };
}

const headSchema = z.looseObject({
  title: z.string(),
  description: z.string(),
  facts: z.array(z.string()).default([]),
  reviewed: z.preprocess((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day), z.string().optional()),
  sidebar: z.looseObject({ label: z.string().optional() }).default({}),
});

function markdownOf(text: string, { title, description, url }: PublishedPage, publishing: Publishing): string {
  const body = text.replace(/^---\n[^]*?\n---\n/, '').replace(/^import .*$/gm, '');
  return `# ${title}\n\n${description}\n\n${url}\n\n${markdown(body, publishing)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

type Procedure = PublishedPage['procedures'][number];

function proceduresIn(text: string, title: string, publishing: Publishing): Procedure[] {
  let name = title;
  const procedures: Procedure[] = [];
  for (const { groups = {} } of text.matchAll(headingOrProcedure)) {
    if (groups['heading']) name = plain(markdown(groups['heading'], publishing));
    else procedures.push(procedureOf(groups, name, publishing));
  }
  return procedures;
}

const headingOrProcedure = /^#+ (?<heading>.*) \{#[a-z0-9-]+\}$|<Procedure(?<given>[^>]*)>(?<inner>[^]*?)<\/Procedure>/gm;
const stepPattern = /<Step(?<given>[^>]*)>(?<inner>[^]*?)<\/Step>/g;

function procedureOf({ given = '', inner = '' }: Groups, name: string, publishing: Publishing): Procedure {
  const id = property(given, 'id');
  const steps = [...inner.matchAll(stepPattern)].map(({ groups = {} }) => stepOf(groups, publishing));
  return { id, name, url: `${publishing.url}#${id}`, steps };
}

function stepOf({ given = '', inner = '' }: Groups, publishing: Publishing): Procedure['steps'][number] {
  const id = property(given, 'id');
  const written = unindented(markdown(inner, publishing));
  const facts = property(given, 'facts').split(/\s+/).filter(Boolean);
  return { id, url: `${publishing.url}#${id}`, text: plain(written), markdown: written, facts };
}

type Groups = Record<string, string>;

const property = (given: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(given)?.[1] ?? '';

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
