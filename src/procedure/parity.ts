/** Compares a translation with its source page: the same outline, in the same order, or it is not that page. */
import type { Mistake } from '../authoring/mistake.ts';
import type { Item, Outline } from './outline.ts';

/** At most one mistake a page: after the first difference the rest would only echo it. */
export function compareOutlines(source: Outline, translation: Outline): Mistake[] {
  const facts = source.facts.join(' ');
  if (facts !== translation.facts.join(' ')) {
    return [
      mistake(
        translation,
        translation.factsLine,
        `facts: ${translation.facts.join(' ') || 'none'}`,
        `facts: ${facts || 'none'}, as in ${source.file}:${source.factsLine}`,
      ),
    ];
  }
  const length = Math.max(source.items.length, translation.items.length);
  for (let i = 0; i < length; i++) {
    const [want, have] = [source.items[i], translation.items[i]];
    if (want && have && same(want, have)) continue;
    const line = have?.line ?? translation.items.at(-1)?.line ?? 1;
    return [
      mistake(
        translation,
        line,
        have ? shown(have) : 'the end of the page',
        want ? `${shown(want)}, as in ${source.file}:${want.line}` : `the end of the page, as in ${source.file}`,
      ),
    ];
  }
  return [];
}

const same = (a: Item, b: Item) => a.kind === b.kind && a.key === b.key && a.facts.join(' ') === b.facts.join(' ');

const shown = (item: Item) => `${item.kind} ${JSON.stringify(item.key)}${item.facts.length ? ` resting on ${item.facts.join(' ')}` : ''}`;

const mistake = (at: Outline, line: number, found: string, expected: string): Mistake => ({
  file: at.file,
  line,
  found,
  expected,
  remedy: 'Give both pages the same headings, steps, facts, labels, notes, links and code, in the same order; only the words differ.',
});
