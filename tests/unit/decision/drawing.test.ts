/** The picture of a graph shows all of it, once, and so that it can be read. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import en from '../../../content/i18n/en.json' with { type: 'json' };
import { styles, widthOf } from '../../../src/decision/drawing-text.ts';
import { inWords, type GraphInWords } from '../../../src/decision/drawing-words.ts';
import { draw, type Box, type Drawing } from '../../../src/decision/drawing.ts';
import { graphSchema, wordsSchema, type Graph } from '../../../src/decision/schema.ts';
import { localeCodes } from '../../../src/locales.ts';
import { decisionOf, decisions, type Worded } from '../../fixtures/content/decisions.ts';
import { project } from '../../fixtures/content/edit.ts';

const tell = ({ graph, words }: Worded) => inWords(graph, words, en, 'en');
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();
const pairs = (list: readonly { from: string; to: string }[]) => list.map(({ from, to }) => `${from} → ${to}`).sort();
const boxesOf = (drawing: Drawing): Box[] => [...drawing.nodes, ...drawing.edges.map(({ label }) => label)];
const textOf = ({ lines }: Box) =>
  lines
    .map(({ text }) => text)
    .join('')
    .replace(/[\s○☐]/g, '');

/** Straight from the graph: every node, and every pair of nodes of which one leads to the other. */
const nodesIn = ({ questions, outcomes }: Graph) => [...Object.keys(questions), ...Object.keys(outcomes)].sort();
const edgesIn = ({ questions }: Graph) =>
  [...new Set(Object.entries(questions).flatMap(([id, { next }]) => next.map(({ to }) => `${id} → ${to}`)))].sort();

interface Point {
  x: number;
  y: number;
}
/** Points along a path, close to each other. */
function pointsOn(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, numbers] of path.matchAll(/([MVHC])([-\d. ]+)/g)) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = numbers!.trim().split(' ').map(Number);
    const { x, y } = points.at(-1) ?? { x: x1, y: y1 };
    const along: Record<string, (t: number) => Point> = {
      M: () => ({ x: x1, y: y1 }),
      V: (t) => ({ x, y: y + (x1 - y) * t }),
      H: (t) => ({ x: x + (x1 - x) * t, y }),
      C: (t) => ({ x: bezier(t, x, x1, x2, x3), y: bezier(t, y, y1, y2, y3) }),
    };
    for (let i = 1; i <= 20; i++) points.push(along[command!]!(i / 20));
  }
  return points;
}
const bezier = (t: number, a: number, b: number, c: number, d: number) =>
  a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t * t * (1 - t) + d * t ** 3;
const inside = ({ left, top, width, height }: Box, { x, y }: Point, by: number) =>
  x > left + by && x < left + width - by && y > top + by && y < top + height - by;

const overlap = (a: Box, b: Box) =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

/** Lines that leave their box, to any side. */
const tooWide = ({ width, height, lines }: Box) =>
  lines.filter(({ text, style, x, y }) => {
    const half = widthOf(text, styles[style].size) / 2;
    return x - half < 0 || x + half > width || y - styles[style].size < 0 || y > height;
  });

function expectSound({ graph }: Worded, said: GraphInWords, drawing: Drawing): void {
  expect(ids(drawing.nodes)).toEqual(nodesIn(graph));
  expect(pairs(drawing.edges)).toEqual(edgesIn(graph));
  expect(ids([...said.questions, ...said.outcomes]), 'in the table').toEqual(nodesIn(graph));
  expect(pairs(said.edges), 'in the table').toEqual(edgesIn(graph));
  const boxes = boxesOf(drawing);
  const { width, height } = drawing;
  expect(boxes.filter((box) => box.left < 0 || box.top < 0 || box.left + box.width > width || box.top + box.height > height)).toEqual([]);
  expect(boxes.filter((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b)))).toEqual([]);
  expect(boxes.flatMap(tooWide)).toEqual([]);
  for (const { from, to, path, label } of drawing.edges) {
    const points = pointsOn(path);
    const [begin, end] = [from, to].map((id) => drawing.nodes.find((node) => node.id === id)!);
    expect(inside(begin!, points[0]!, -0.2) && inside(end!, points.at(-1)!, -0.2), `${path} joins ${from} and ${to}`).toBe(true);
    expect(begin!.top).toBeLessThan(end!.top);
    const crossed = boxes.filter((box) => box !== label && points.some((point) => inside(box, point, 0.2)));
    expect(crossed, `${from} → ${to}: ${path}`).toEqual([]);
  }
}

test('whatever the graph, all of it is drawn once, no boxes overlap, no text leaves its box, and no line crosses a box', () => {
  fc.assert(
    fc.property(decisions, (decision) => {
      const said = tell(decision);
      expectSound(decision, said, draw(said));
    }),
    { numRuns: 150 },
  );
});

const files = globSync('content/decisions/*.yaml', { cwd: project }).map((file) => path.basename(file, '.yaml'));
const read = (name: string): unknown => parse(readFileSync(path.join(project, `content/decisions/${name}.yaml`), 'utf8'));

describe.each(files.filter((name) => !name.includes('.')))('the decision %s', (tree) => {
  test.each(localeCodes)('is drawn whole and readable in %s', (locale) => {
    const ui = JSON.parse(readFileSync(path.join(project, `content/i18n/${locale}.json`), 'utf8')) as typeof en;
    const decision = { graph: graphSchema.parse(read(tree)), words: wordsSchema.parse(read(`${tree}.${locale}`)) };
    const said = inWords(decision.graph, decision.words, ui, locale);
    expectSound(decision, said, draw(said));
  });
});

describe('a question with several ways on', () => {
  const fan = (outcomes: number) => {
    const ends = Array.from({ length: outcomes }, (_, i) => `end-${i}`);
    return decisionOf(
      { first: { answers: Object.fromEntries(ends.map((id) => [`to-${id}`, {}])), next: ends.map((id) => [{ first: [`to-${id}`] }, id]) } },
      ends,
    );
  };

  test('has two outcomes side by side, and more under each other, so that the picture stays narrow', () => {
    const tops = (outcomes: number) =>
      new Set(
        draw(tell(fan(outcomes)))
          .nodes.filter(({ kind }) => kind === 'outcome')
          .map(({ top }) => top),
      ).size;
    expect(tops(2)).toBe(1);
    expect(tops(5)).toBe(5);
    expect(draw(tell(fan(20))).width).toBeLessThan(600);
  });

  test('says in its box what it asks and what can be answered, and at each line what leads along it', () => {
    const said = tell(fan(2));
    const { nodes, edges } = draw(said);
    const { name, title, answers } = said.questions[0]!;
    const words = [name, title, ...answers].join('').replace(/\s/g, '');
    expect(textOf(nodes.find(({ id }) => id === 'first')!)).toBe(words);
    expect(edges.map(({ label }) => textOf(label))).toEqual(['TO-END-0', 'TO-END-1']);
  });

  test('is drawn the same each time, so that a build can be repeated', () => {
    expect(draw(tell(fan(4)))).toEqual(draw(tell(fan(4))));
  });
});
