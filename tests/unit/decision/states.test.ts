/** The places of a decision without scripts: plain links lead from each to the next, and in the end to the same plans. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose } from '../../../src/decision/plan.ts';
import type { Graph } from '../../../src/decision/schema.ts';
import { states, type State } from '../../../src/decision/states.ts';
import { offered, paths, unsure, walk } from '../../../src/decision/tree.ts';
import { channels, tasks } from '../../fixtures/content/graph.ts';
import { provenGraphs } from '../../fixtures/content/graphs.ts';

/** Clicks these answers one after the other, from the first place on. */
function click(all: State[], ...answers: string[]): State {
  return answers.reduce((place, answer) => {
    const link = place.links.find((link) => link.answer === answer);
    return all.find(({ id }) => id === link?.to)!;
  }, all[0]!);
}
const shown = ({ id, show, node, part }: State) => ({ id, show, node, part: part?.answer });

describe('clicking', () => {
  const small = states('message', channels);
  const all = states('start', tasks);

  test('begins at the first question, at an anchor named after the tree', () => {
    expect(all[0]).toMatchObject({ id: 'start', back: undefined, node: 'role', show: 'question' });
    expect(all[0]!.links.map(({ answer }) => answer)).toEqual(['owner', 'admin', 'agent', unsure]);
  });

  test('an answer leads to the next question, with all answers in its anchor', () => {
    expect(click(small, 'both')).toMatchObject({
      id: 'message?channel=both',
      back: 'message',
      node: 'plan',
      answers: { channel: ['both'] },
    });
  });

  test('the last answer leads to the outcome, with its plan', () => {
    const place = click(small, 'both', 'suite');
    expect(place).toMatchObject({ id: 'message?channel=both&plan=suite', back: 'message?channel=both', show: 'outcome', node: 'today' });
    expect([place.plan, place.links]).toEqual([['guide/both#add'], []]);
  });

  test('“not sure” leads to how one finds out, and from there back', () => {
    const place = click(small, 'both', unsure);
    expect(place).toMatchObject({
      id: 'message?channel=both&plan=unsure',
      back: 'message?channel=both',
      show: 'unsure',
      node: 'plan',
      links: [],
    });
    expect(click(small, unsure)).toMatchObject({ id: 'message?channel=unsure', back: 'message', show: 'unsure' });
  });

  test('several answers are asked one by one, and those that are not offered are left out', () => {
    expect(shown(click(all, 'admin'))).toEqual({ id: 'start?role=admin', show: 'question', node: 'broken', part: 'passwords' });
    expect(click(all, 'admin').part).toEqual({ answer: 'passwords', number: 1, of: 2 });
    expect(click(all, 'owner').part).toMatchObject({ number: 1, of: 3 });
    expect(click(all, 'owner', 'yes', 'no').part).toEqual({ answer: 'history', number: 3, of: 3 });
    expect(shown(click(all, 'admin', 'no'))).toMatchObject({ id: 'start?role=admin&broken.passwords=no', part: 'software' });
  });

  test('what was confirmed counts together', () => {
    expect(click(all, 'owner', 'yes', 'no', 'yes')).toMatchObject({
      node: 'moved',
      answers: { role: ['owner'], broken: ['passwords', 'history'] },
      back: 'start?role=owner&broken.passwords=yes&broken.software=no',
    });
  });

  test('what was confirmed nowhere is “none of these”', () => {
    expect(click(all, 'admin', 'no', 'no')).toMatchObject({ node: 'rest', show: 'outcome', answers: { broken: ['nothing'] } });
  });

  test('“not sure” of one of several comes back to that one', () => {
    const place = click(all, 'admin', 'no', unsure);
    expect(place).toMatchObject({
      id: 'start?role=admin&broken.passwords=no&broken=unsure',
      back: 'start?role=admin&broken.passwords=no',
      show: 'unsure',
    });
  });
});

/** Both samples, and any proven graph. */
const each = (judge: (graph: Graph, all: State[]) => void) => {
  for (const graph of [channels, tasks]) judge(graph, states('tree', graph));
  fc.assert(
    fc.property(provenGraphs, (graph) => judge(graph, states('tree', graph))),
    { numRuns: 50 },
  );
};

describe('in any proven graph', () => {
  test('there is one outcome for each path, with the same plan', () => {
    each((graph, all) => {
      const ends = all.filter(({ show }) => show === 'outcome');
      expect(ends).toHaveLength(paths(graph).length);
      for (const answers of paths(graph)) {
        const mine = ends.filter((end) => JSON.stringify(end.answers) === JSON.stringify(answers));
        expect(mine).toHaveLength(1);
        const { node, plan, past, links } = mine[0]!;
        expect({ outcome: node, plan, past }).toEqual(compose(graph, answers));
        expect(links).toEqual([]);
      }
    });
  });

  test('every place has an anchor of its own, which needs no escaping', () => {
    each((_, all) => {
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { id } of all) expect(id).toMatch(/^tree(\?[a-z0-9.=&-]+)?$/);
    });
  });

  test('every link leads to a place that leads back, and every place but the first is led to once', () => {
    each((_, all) => {
      const byId = new Map(all.map((place) => [place.id, place]));
      for (const { id, links } of all) for (const { to } of links) expect(byId.get(to)?.back).toBe(id);
      expect(all.flatMap(({ links }) => links.map(({ to }) => to)).sort()).toEqual(
        all
          .slice(1)
          .map(({ id }) => id)
          .sort(),
      );
      expect(all[0]!.back).toBeUndefined();
    });
  });

  test('every place stands where replaying its answers leads', () => {
    each((graph, all) => {
      for (const { node, answers, show } of all) expect(walk(graph, answers)).toMatchObject({ node, outcome: show === 'outcome' });
    });
  });

  test('a question offers its answers, or yes and no to one of them, and always “not sure”', () => {
    each((graph, all) => {
      for (const { node, answers, part, links } of all.filter(({ show }) => show === 'question')) {
        const open = offered(graph, node, answers);
        expect(links.map(({ answer }) => answer)).toEqual([...(part ? ['yes', 'no'] : open), unsure]);
        expect(part !== undefined).toBe(graph.questions[node]!.several);
        if (part) expect(open).toContain(part.answer);
        if (part) expect(part.of).toBe(open.length - 1);
      }
    });
  });
});
