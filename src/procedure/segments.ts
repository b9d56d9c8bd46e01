/** A guide cut into what is translated and goes out of date on its own: its head, its sections, its steps. */
import type { Source } from '../authoring/mistake.ts';
import { attribute, sourceOf, stepsOf, topNodes, type Node } from './nodes.ts';

export interface Segment {
  kind: 'head' | 'section' | 'step';
  /** Of a step or heading its id, the same in every locale; '' of the text before the first heading, and of the head. */
  id: string;
  /** As written, with single blanks and line breaks: setting it otherwise changes nothing. */
  text: string;
  line: number;
}

/** In the order of the page; a section's text is without its steps. Throws for a page that cannot be read. */
export function segmentsOf({ text }: Source): Segment[] {
  const segments: Segment[] = [];
  for (const node of topNodes(text)) {
    if (node.type === 'mdxjsEsm') continue;
    const written = sourceOf(text, node);
    if (node.type === 'yaml') segments.push({ kind: 'head', id: '', text: headOf(written), line: lineOf(node) });
    else if (node.type === 'heading') segments.push({ kind: 'section', id: headingId(node), text: normal(written), line: lineOf(node) });
    else addBlock(segments, text, node);
  }
  return segments.filter((segment) => segment.text);
}

/** Whether a page has nothing but its front matter and imports. */
export const isStub = (text: string): boolean =>
  !text
    .replace(/^---\n[^]*?\n---/, '')
    .replace(/^import .*$/gm, '')
    .trim();

function addBlock(segments: Segment[], text: string, node: Node): void {
  let around = sourceOf(text, node);
  for (const step of stepsOf(node)) {
    const written = sourceOf(text, step);
    around = around.replace(written, '');
    segments.push({ kind: 'step', id: attribute(step, 'id'), text: normal(written), line: lineOf(step) });
  }
  const last = segments.findLast(({ kind }) => kind === 'section');
  // What belongs to a section may stand behind its steps.
  if (last) last.text = normal(`${last.text}\n${around}`);
  else segments.push({ kind: 'section', id: '', text: normal(around), line: lineOf(node) });
}

/** Title and description are translated; facts, dates and order are not. */
const headOf = (yaml: string) => normal(yaml.replace(/^(?!title:|description:).*$/gm, ''));
const normal = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter(Boolean)
    .join('\n');

const lineOf = (node: Node) => node.position?.start.line ?? 1;
const headingId = (node: Node) => (node.data as { hProperties?: { id?: string } } | undefined)?.hProperties?.id ?? '';
