/** The picture of a decision: where its boxes, lines and labels go, as plain numbers. Runs at build only. */
import { arrange } from './drawing-layout.ts';
import { blockOf, type Block } from './drawing-text.ts';
import type { GraphInWords } from './drawing-words.ts';

/** A block of text in its place. */
export interface Box extends Block {
  left: number;
  top: number;
}
export interface Drawing {
  width: number;
  height: number;
  nodes: readonly (Box & { id: string; kind: 'question' | 'outcome' })[];
  /** `path` as in an SVG, from the one node to the other. */
  edges: readonly { from: string; to: string; path: string; label: Box }[];
}

export function draw({ questions, outcomes, edges }: GraphInWords): Drawing {
  return arrange(
    [
      ...questions.map(({ id, name, title, several, answers }) => ({
        id,
        kind: 'question' as const,
        ...blockOf('node', [
          ['name', name],
          ['title', title],
          ['detail', several],
          ...answers.map((answer) => ['detail', `${several ? '☐' : '○'} ${answer}`] as const),
        ]),
      })),
      ...outcomes.map(({ id, name, title }) => ({
        id,
        kind: 'outcome' as const,
        ...blockOf('node', [
          ['name', name],
          ['title', title],
        ]),
      })),
    ],
    edges.map(({ from, to, lines }) => ({
      from,
      to,
      label: blockOf(
        'label',
        lines.map(({ kind, text }) => [kind, text] as const),
      ),
    })),
  );
}
