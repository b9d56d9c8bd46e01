/** Random decisions: what the proof lets pass can be walked on every path, and what it refuses is broken indeed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allItems, compose, slim } from '../../../src/decision/plan.ts';
import { answersOf, offered, paths, walk } from '../../../src/decision/tree.ts';
import { anyAnswers, graphs, provenGraphs } from '../../fixtures/content/graphs.ts';
import { isSound, tripsOf } from '../../fixtures/content/judge.ts';
import { isProven, prove } from '../../fixtures/content/prove.ts';

test('the proof finds nothing in sound graphs, and something in all others', () => {
  const verdicts = { sound: 0, broken: 0 };
  fc.assert(
    fc.property(graphs, (graph) => {
      const sound = isSound(graph);
      verdicts[sound ? 'sound' : 'broken']++;
      expect(isProven(graph)).toBe(sound);
    }),
    { numRuns: 1_000 },
  );
  expect(Math.min(verdicts.sound, verdicts.broken)).toBeGreaterThan(50);
});

test('whatever is wrong, it is said where and what to do', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      for (const { place, found, expected, remedy } of prove(graph)) {
        expect(place).toMatch(/^(start|questions|outcomes)\b/);
        for (const part of [found, expected, remedy]) expect(part).toMatch(/\S/);
        expect([found, expected, remedy].join(' ')).not.toMatch(/undefined|\[object/);
      }
    }),
    { numRuns: 300 },
  );
});

test('a proven graph has the paths that its readers go, each ending in an outcome with every answer counted', () => {
  fc.assert(
    fc.property(provenGraphs, (graph) => {
      const all = paths(graph);
      const trips = tripsOf(graph);
      expect(all).toHaveLength(trips.length);
      for (const { asked, end } of trips) {
        const answers = Object.fromEntries(asked.map(({ question, answers }) => [question, answers]));
        const place = walk(graph, answers);
        expect(all).toContainEqual(answers);
        expect(place).toMatchObject({ node: end.outcome, outcome: true });
        expect(answersOf(place)).toEqual(answers);
        expect(compose(graph, answers)).toEqual(end);
        expect(compose(slim(graph), answers)).toEqual(end);
      }
      expect(new Set(trips.map(({ end }) => end.outcome))).toEqual(new Set(Object.keys(graph.outcomes)));
    }),
  );
});

test('after any answers the place is on a path, and there is a plan exactly at outcomes', () => {
  fc.assert(
    fc.property(provenGraphs, anyAnswers, (graph, answers) => {
      const place = walk(graph, answers);
      const counted = answersOf(place);
      expect(place.outcome).toBe(Object.hasOwn(graph.outcomes, place.node));
      expect(compose(graph, answers) !== undefined).toBe(place.outcome);
      expect(compose(graph, answers)).toEqual(compose(graph, counted));
      expect({ ...walk(graph, counted), unsure: place.unsure }).toEqual(place);
      expect(place.outcome ? [counted] : paths(graph, counted).slice(0, 1)).toHaveLength(1);
      if (!place.outcome) expect(offered(graph, place.node, counted).length).toBeGreaterThan(1);
    }),
  );
});

test('the one list of all items agrees with every plan', () => {
  fc.assert(
    fc.property(provenGraphs, (graph) => {
      for (const kind of ['plan', 'past'] as const) {
        const order = allItems(graph, kind)!;
        expect(new Set(order).size).toBe(order.length);
        for (const { end } of tripsOf(graph)) expect(order.filter((item) => end[kind].includes(item))).toEqual(end[kind]);
      }
    }),
  );
});
