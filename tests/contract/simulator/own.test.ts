/** The simulator's own calls: what the account says is final, and changes on demand. */
import { describe, expect, test } from 'vitest';
import { answerOwn, createSimulator } from '../../../src/simulator/index.ts';
import { streams, type StreamName } from '../../../src/zendesk/streams.ts';
import { heapMegabytes } from './memory.ts';

const simulator = createSimulator({ chats: 700, tickets: 300 });
const ask = (path: string, method = 'GET') => answerOwn(simulator, new Request(`http://127.0.0.1${path}`, { method }));
const lines = async (response: Response) => (await response.text()).split('\n').slice(0, -1);

describe('/_simulator/truth', () => {
  test.each(Object.keys(streams) as StreamName[])('%s: one row a line, as JSON', async (stream) => {
    const response = ask(`/_simulator/truth?stream=${stream}`)!;
    expect(response.headers.get('Content-Type')).toBe('application/jsonl; charset=utf-8');
    const told = await lines(response);
    expect(told).toEqual([...simulator.truth(stream)]);
    expect(told.length).toBeGreaterThan(0);
    for (const line of told) expect(typeof JSON.parse(line)).toBe('object');
  });

  test('another stream is refused with the names of those that there are', async () => {
    const response = ask('/_simulator/truth?stream=moods')!;
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('tickets')]);
  });

  test('is made as it is read, and forgotten', async () => {
    const large = createSimulator({ tickets: 10_000_000 });
    const body = answerOwn(large, new Request('http://127.0.0.1/_simulator/truth?stream=tickets'))!.body!.getReader();
    const read = async (bytes: number) => {
      for (let met = 0; met < bytes;) met += (await body.read()).value!.length;
    };
    await read(2_000_000);
    const before = heapMegabytes();
    await read(60_000_000);
    expect(heapMegabytes() - before).toBeLessThan(10);
    await body.cancel();
    expect((await body.read()).done).toBe(true);
  });
});

describe('/_simulator/', () => {
  test('changes and deletes rows of a kind', async () => {
    const one = createSimulator({ chats: 100, tickets: 100 });
    const post = (path: string) => answerOwn(one, new Request(`http://127.0.0.1/_simulator/${path}`, { method: 'POST' }))!;
    const [chats, tickets] = [[...one.truth('chats')], [...one.truth('tickets')]];
    expect(await post('change?kind=tickets&count=5').json()).toEqual({ requests: 0, pages: 0, rows: 0, edits: 0 });
    expect([...one.truth('chats')]).toEqual(chats);
    expect([...one.truth('tickets')].filter((text) => !tickets.includes(text)).length).toBeGreaterThan(1);
    expect(await post('remove?kind=chats&count=5').json()).toMatchObject({ edits: 5 });
    expect([...one.truth('chats')].filter((text) => text.includes('"deleted":true')).length).toBeGreaterThan(1);
  });

  test('what is deleted stays so, whatever changes it afterwards', () => {
    const one = createSimulator({ chats: 1, tickets: 1 });
    for (const kind of ['chats', 'tickets'] as const) {
      one.remove(kind);
      one.change(kind, 3);
      expect([...one.truth(kind)].filter((text) => /"deleted":true|"status":"deleted"/.test(text)).length).toBe(1);
    }
  });

  test.each([
    ['/_simulator/edit?count=x', 'POST', 400],
    ['/_simulator/edit?count=1000001', 'POST', 400],
    ['/_simulator/change?kind=moods', 'POST', 400],
    ['/_simulator/edit', 'GET', 404],
    ['/_simulator/constructor', 'GET', 404],
    ['/_simulator/', 'GET', 404],
  ])('%s with %s: %i', (path, method, status) => expect(ask(path, method)!.status).toBe(status));

  test.each(['ids', 'stats', 'truth', 'nothing'])('%s is not for pages', (call) => {
    const names = [...ask(`/_simulator/${call}`)!.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('all else is the API’s', () =>
    expect([ask('/api/v2/groups'), ask('/'), ask('/_simulator')]).toEqual([undefined, undefined, undefined]));
});
