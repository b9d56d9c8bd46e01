/** Whether what a page names exists: facts, labels, decision trees, streams; and whether an id is used once. */
import { nearest, type Mistake } from '../authoring/mistake.ts';
import type { Item, Outline } from './outline.ts';

/** The names that exist, by the kind of item that may name them. */
export interface Known {
  facts: ReadonlySet<string>;
  Label: ReadonlySet<string>;
  Decision: ReadonlySet<string>;
  /** Beside the trees the empty name, for the plans of all. */
  Plan: ReadonlySet<string>;
  Export: ReadonlySet<string>;
}

const homes = {
  facts: 'content/facts.yaml',
  Label: 'content/labels.yaml',
  Decision: 'content/decisions/',
  Plan: 'content/decisions/',
  Export: 'src/zendesk/streams.ts',
};

export function checkReferences(outline: Outline, known: Known): Mistake[] {
  const at = (line: number, id: string, kind: keyof Known) => unknownName(outline.file, line, id, known[kind], homes[kind]);
  const facts = (ids: readonly string[], line: number) => ids.filter((id) => !known.facts.has(id)).map((id) => at(line, id, 'facts'));
  return [
    ...facts(outline.facts, outline.factsLine),
    ...outline.items.flatMap((item) => facts(item.facts, item.line)),
    ...outline.items.flatMap((item) =>
      item.kind in known && !known[item.kind as keyof Known].has(item.key) ? [at(item.line, item.key, item.kind as keyof Known)] : [],
    ),
    ...repeated(outline),
  ];
}

/** A name that is not in its home, with the nearest one that is. */
export function unknownName(file: string, line: number, id: string, names: ReadonlySet<string>, home: string): Mistake {
  const like = nearest(id, names);
  return {
    file,
    line,
    found: JSON.stringify(id),
    expected: `an id that stands in ${home}`,
    remedy: like ? `Did you mean ${JSON.stringify(like)}? Otherwise add it there.` : 'Add it there, or correct the id here.',
  };
}

/** What may stand on a page once; a decision or plan makes ids of its tree's name, and the plan of all trees of each. */
function anchorOf({ kind, key }: Item, allPlans: boolean): string | undefined {
  if (kind === 'heading') return key.replace(/^#+ /, '');
  if (kind === 'Export' || kind === 'Connect') return '<Connect> or <Export>';
  if (kind === 'Step' || kind === 'Procedure') return key;
  if (kind === 'Plan') return allPlans ? '<Plan>' : `<Plan tree="${key}">`;
  return kind === 'Decision' ? `<Decision tree="${key}">` : undefined;
}

function repeated(outline: Outline): Mistake[] {
  const seen = new Map<string, Item>();
  const allPlans = outline.items.some(({ kind, key }) => kind === 'Plan' && !key);
  return outline.items.flatMap((item) => {
    const anchor = anchorOf(item, allPlans);
    if (anchor === undefined) return [];
    const first = seen.get(anchor);
    seen.set(anchor, first ?? item);
    if (!first) return [];
    return [
      {
        file: outline.file,
        line: item.line,
        found: `the id ${JSON.stringify(anchor)} again`,
        expected: `an id once a page; it stands at line ${first.line} already`,
        remedy: 'Give one of the two another id, in every locale.',
      },
    ];
  });
}
