/** Whether the words of one locale fit a graph and the source's words: nothing missing, nothing left over. */
import type { Mistake } from '../authoring/mistake.ts';
import type { LineOf } from './proof.ts';
import type { Graph, Words } from './schema.ts';

export function proveWords(file: string, words: Words, graph: Graph, graphFile: string, lineOf: LineOf): Mistake[] {
  const pairs: [readonly string[], object, object][] = [
    [['questions'], graph.questions, words.questions],
    [['outcomes'], graph.outcomes, words.outcomes],
    ...Object.entries(graph.questions).map(([id, q]): [readonly string[], object, object] => [
      ['questions', id, 'answers'],
      q.answers,
      (Object.hasOwn(words.questions, id) ? words.questions[id]?.answers : undefined) ?? q.answers,
    ]),
  ];
  return pairs.flatMap(([path, wanted, given]) => [
    ...Object.keys(wanted)
      .filter((id) => !Object.hasOwn(given, id))
      .map((id) => ({
        file,
        line: lineOf(path),
        found: `no words for ${[...path, id].join('.')}`,
        expected: `words for every node of ${graphFile}`,
        remedy: 'Add them in this language.',
      })),
    ...Object.keys(given)
      .filter((id) => !Object.hasOwn(wanted, id))
      .map((id) => ({
        file,
        line: lineOf([...path, id]),
        found: [...path, id].join('.'),
        expected: `only nodes of ${graphFile}`,
        remedy: 'Take it out, or correct its name.',
      })),
  ]);
}

/** The graph knows nothing of hints, so the source locale says which questions have one: a reader of any locale gets the same help. */
export function proveHints(file: string, words: Words, sourceFile: string, source: Words, lineOf: LineOf): Mistake[] {
  return Object.entries(words.questions).flatMap(([id, { hint }]) => {
    const original = Object.hasOwn(source.questions, id) ? source.questions[id] : undefined;
    if (!original || (hint === undefined) === (original.hint === undefined)) return []; // a question too many is reported as that
    const place = ['questions', id, 'hint'];
    const line = lineOf(place);
    return hint === undefined
      ? [{ file, line, found: `no ${place.join('.')}`, expected: `a hint, as in ${sourceFile}`, remedy: 'Translate the hint.' }]
      : [{ file, line, found: place.join('.'), expected: `no hint, as in ${sourceFile}`, remedy: 'Take it out, or write it there too.' }];
  });
}
