/** Every stream of Support is read to its end: exactly its rows, once each, byte for byte (support-api.md §3.2, §3.3, §3.5). */
import { describe, expect, test } from 'vitest';
import type { SimulatorOptions } from '../../../src/simulator/index.ts';
import { supportStreams } from '../../../src/zendesk/support-streams.ts';
import type { Stream } from '../../../src/zendesk/streams.ts';
import { exporter, type Exporter } from '../../fixtures/exports.ts';

type Name = keyof typeof supportStreams;
const names = Object.keys(supportStreams) as Name[];
/** Conversations, which take more than these calls, have tests of their own. */
const incremental = names.filter((name) => supportStreams[name].path.includes('/incremental/') && !('composed' in supportStreams[name]));

/** The stream in pages of another size. */
function inPagesOf(stream: Stream, size: number): Stream {
  const parameter = stream.paging === 'support-list' ? 'page[size]' : 'per_page';
  return { ...stream, pageSize: size, query: { ...stream.query, [parameter]: String(size) } };
}

/** Reads `name` and compares; in the order of the API unless borders come again. */
async function readAll(name: Name, stream: Stream, options: SimulatorOptions) {
  const one = exporter({ chats: 1, ...options });
  const lines = await one.read({ stream });
  expect(lines.toSorted()).toEqual([...one.simulator.truth(name)].toSorted());
  return { ...one, lines };
}

describe('the whole stream', () => {
  test.each(names)('%s', async (name) => {
    const { lines, answers } = await readAll(name, supportStreams[name], {});
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});

describe('one second holds more rows than a page', () => {
  test.each(incremental)('%s', async (name) => {
    const { lines, answers } = await readAll(name, supportStreams[name], { tickets: 5_000, users: 5_000, organizations: 5_000 });
    expect(lines.length).toBeGreaterThanOrEqual(5_000);
    // The engine keeps to the budget, so that none is refused (§4.1).
    expect(new Set(answers)).toEqual(new Set([200]));
  });
});

describe('small pages', () => {
  test.each(names.flatMap((name) => [1, 2, 7].map((size) => [name, size] as const)))('%s by %i', async (name, size) => {
    await readAll(name, inPagesOf(supportStreams[name], size), { tickets: 40, users: 40, organizations: 40 });
  });
});

describe('edges', () => {
  test.each(incremental)('%s: nothing', async (name) => {
    const { lines, answers } = await readAll(name, supportStreams[name], { tickets: 0, users: 0, organizations: 0 });
    // Where the empty answer says how to go on, what came behind it is looked at once more.
    expect([lines, [...new Set(answers)]]).toEqual([[], [200]]);
  });

  test.each(['tickets', 'users', 'organizations'] as const)('%s: a last page that is full', async (name) => {
    await readAll(name, inPagesOf(supportStreams[name], 20), { [name]: 40 });
  });

  test('lost, cut and refused answers change nothing', async () => {
    const faults = { drop: 0.1, truncate: 0.1, throttle: 0.1, error: 0.1 };
    for (const name of ['tickets', 'ticket_events', 'macros'] as const)
      await readAll(name, inPagesOf(supportStreams[name], 20), { tickets: 60, faults, seed: 5 });
  });
});

describe('support-api.md §3.1: tickets that change while they are read', () => {
  test('the newest version counts, once', async () => {
    const one = exporter({ chats: 1, tickets: 300 });
    let pages = 0;
    const lines = await one.read({
      stream: inPagesOf(supportStreams.tickets, 50),
      onCheckpoint: () => {
        if (++pages <= 2) one.simulator.change('tickets', 20);
        // Once a minute is over, they are served.
        one.clock.turn(61_000);
      },
    });
    expect(lines.toSorted()).toEqual([...one.simulator.truth('tickets')].toSorted());
  });

  test.each(['tickets', 'users', 'organizations'] as const)(
    '%s: what changed in the last minute before the end is looked at once more',
    async (kind) => {
      const size = { [kind]: 300 };
      const read = async (settle: boolean) => {
        let requests = 0;
        const one: Exporter = exporter({ chats: 1, ...size }, (fetch) => (request) => {
          if (++requests === 3) one.simulator.change(kind, 120);
          return fetch(request);
        });
        const lines = await one.read({ stream: inPagesOf(supportStreams[kind], 50), settle });
        return { kept: new Set(lines.map((line) => (JSON.parse(line) as { id: number }).id)).size, one, lines };
      };
      expect((await read(false)).kept, 'without it rows are lost: the rule is real').toBeLessThan(300);
      const { lines, one } = await read(true);
      expect(lines.toSorted()).toEqual([...one.simulator.truth(kind)].toSorted());
    },
  );

  test('an export that is stopped between the end and the second look goes on with that look', async () => {
    let requests = 0;
    const one: Exporter = exporter({ chats: 1, tickets: 100 }, (fetch) => (request) => {
      if (++requests === 2) one.simulator.change('tickets', 60);
      return fetch(request);
    });
    const stream = inPagesOf(supportStreams.tickets, 50);
    const stop = new AbortController();
    const stopped = one.read({ stream, signal: stop.signal, onCheckpoint: ({ again }) => again && stop.abort() });
    await expect(stopped).rejects.toThrow();
    const lines = await one.read({ stream });
    expect(lines.toSorted()).toEqual([...one.simulator.truth('tickets')].toSorted());
  });
});
