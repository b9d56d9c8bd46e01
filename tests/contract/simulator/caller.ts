/** Calls the simulator as an exporter would: over its `fetch`, with a clock that the test turns. */
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../src/simulator/index.ts';
import { turnableClock, type TurnableClock } from '../../fixtures/clock.ts';

export const host = 'https://demo.example.com';
export const exportPath = '/api/v2/chat/incremental/chats';
/** Two weeks after the simulated account's last second. */
export const noon = Date.UTC(2026, 10, 14, 12);

export interface Page {
  chats: ({ id: string } & Record<string, unknown>)[];
  count: number;
  end_id: string;
  end_time: number;
  next_page: string;
}

export interface Caller {
  simulator: Simulator;
  clock: TurnableClock;
  /** Calls a path or a whole address; `token` null sends none. */
  call(path: string, token?: string | null, init?: RequestInit): Promise<Response>;
  /** One page of the export. */
  page(address: string): Promise<Page>;
  /** Follows `next_page` until a page is short, at most `most` pages. */
  walk(address: string, most?: number): AsyncGenerator<Page>;
}

/** More than any test needs: whoever never comes to an end is told so, instead of going on. */
const mostCalls = 50_000;

export function caller(options: SimulatorOptions = {}): Caller {
  const clock = turnableClock(noon);
  const simulator = createSimulator({ clock, chats: 5_000, requestsPerMinute: Infinity, ...options });
  let calls = 0;
  const call: Caller['call'] = async (path, token = 'demo', init = {}) => {
    if (++calls > mostCalls) throw new Error(`Asked without an end, lastly for ${path}`);
    return simulator.fetch(
      new Request(new URL(path, host), { headers: token === null ? {} : { Authorization: `Bearer ${token}` }, ...init }),
    );
  };
  const page = async (address: string) => {
    const response = await call(address);
    if (response.status !== 200) throw new Error(`${response.status} for ${address}`);
    return (await response.json()) as Page;
  };
  return {
    simulator,
    clock,
    call,
    page,
    async *walk(address, most = Infinity) {
      for (let n = 0, next = address; n < most; n++) {
        const one = await page(next);
        yield one;
        if (one.count < Number(new URL(one.next_page).searchParams.get('limit'))) return;
        next = one.next_page;
      }
    },
  };
}

/** Every id that a walk meets, in order. */
export async function idsOf(pages: AsyncIterable<Page>): Promise<string[]> {
  const ids = [];
  for await (const page of pages) ids.push(...page.chats.map(({ id }) => id));
  return ids;
}
