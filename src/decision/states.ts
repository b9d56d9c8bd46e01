/**
 * A decision without scripts: every place that a reader can come to, with plain links to the next. A question with
 * several answers is asked one answer at a time.
 */
import { compose } from './plan.ts';
import type { Graph } from './schema.ts';
import { choices, offered, walk, type Answers } from './tree.ts';

export interface State {
  /** Anchor of the place: its answers as in an address, `start?role=admin&broken.sign-in=yes`. */
  id: string;
  /** Anchor of the place before; undefined at the start. */
  back: string | undefined;
  node: string;
  answers: Answers;
  /** What the place shows. */
  show: 'question' | 'unsure' | 'outcome';
  /** The one of several answers that is asked about, with how far one is. */
  part?: { answer: string; number: number; of: number } | undefined;
  /** Answer, or `yes`, `no` and `unsure`, → anchor. */
  links: readonly { answer: string; to: string }[];
  plan: readonly string[];
  past: readonly string[];
}

/** All places of a proven graph, the start first. */
export function states(tree: string, graph: Graph): State[] {
  const list: State[] = [];
  visit({});
  return list;

  function visit(answers: Answers, back?: string): string {
    const { node, outcome } = walk(graph, answers);
    const id = anchor(tree, answers);
    const base = { id, back, node, answers, plan: [], past: [], links: [] };
    if (outcome) list.push({ ...base, show: 'outcome', ...compose(graph, answers)! });
    else if (graph.questions[node]!.several) visitPart(answers, node, [], [], back);
    else {
      const place = { ...base, show: 'question' as const, links: [] as State['links'] };
      list.push(place);
      const next = choices(graph, node, answers).map((choice) => ({ answer: choice[0]!, to: visit({ ...answers, [node]: choice }, id) }));
      place.links = [...next, { answer: 'unsure', to: addUnsure(id, { ...base, id }) }];
    }
    return id;
  }

  /** Asks about the next of several answers; `asked` were asked before, and `chosen` of them confirmed. */
  function visitPart(answers: Answers, node: string, asked: readonly string[], chosen: readonly string[], back?: string): string {
    const { answers: all } = graph.questions[node]!;
    const parts = offered(graph, node, answers).filter((answer) => !all[answer]!.alone);
    const part = parts[asked.length];
    if (part === undefined) {
      const none = Object.keys(all).find((answer) => all[answer]!.alone)!;
      return visit({ ...answers, [node]: chosen.length ? chosen : [none] }, back);
    }
    const id = anchor(
      tree,
      answers,
      asked.map((answer) => [`${node}.${answer}`, chosen.includes(answer) ? 'yes' : 'no']),
    );
    const base = { id, back, node, answers, plan: [], past: [], links: [] as State['links'] };
    const place: State & { links: State['links'] } = {
      ...base,
      show: 'question',
      part: { answer: part, number: asked.length + 1, of: parts.length },
    };
    list.push(place);
    place.links = [
      { answer: 'yes', to: visitPart(answers, node, [...asked, part], [...chosen, part], id) },
      { answer: 'no', to: visitPart(answers, node, [...asked, part], chosen, id) },
      { answer: 'unsure', to: addUnsure(id, base) },
    ];
    return id;
  }

  function addUnsure(question: string, base: Omit<State, 'show'>): string {
    const id = `${question}${question.includes('?') ? '&' : '?'}${base.node}=unsure`;
    list.push({ ...base, id, back: question, show: 'unsure' });
    return id;
  }
}

function anchor(tree: string, answers: Answers, more: readonly (readonly [string, string])[] = []): string {
  const pairs = [...Object.entries(answers).flatMap(([question, given]) => given.map((answer) => [question, answer] as const)), ...more];
  return pairs.length ? `${tree}?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}` : tree;
}
