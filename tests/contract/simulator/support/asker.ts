/** Asks the Support side of the simulator, and follows what its answers name. */
import { caller, type Caller } from '../caller.ts';
import type { SimulatorOptions } from '../../../../src/simulator/index.ts';

export interface Row extends Record<string, unknown> {
  id: number;
}

/** An answer of whatever kind. */
export interface Answer extends Record<string, unknown> {
  count: number;
  end_of_stream?: boolean;
  end_time: number;
  next_page: string;
  after_url: string | null;
  after_cursor: string | null;
  meta: { has_more: boolean; after_cursor: string };
  links: { prev: string; next: string };
}

export const incremental = '/api/v2/incremental';

export interface Asker extends Caller {
  /** The body of a 200. */
  ask(path: string): Promise<Answer>;
  /** Status and body of any answer. */
  refusal(path: string, token?: string | null): Promise<[status: number, body: unknown]>;
}

export function asker(options: SimulatorOptions = {}): Asker {
  const one = caller({ chats: 10, ...options });
  return {
    ...one,
    async ask(path) {
      const response = await one.call(path);
      if (response.status !== 200) throw new Error(`${response.status} for ${path}`);
      return (await response.json()) as Answer;
    },
    async refusal(path, token = 'demo') {
      const response = await one.call(path, token);
      return [response.status, await response.json()];
    },
  };
}

export const rowsOf = (answer: Answer, key: string) => answer[key] as Row[];
export const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id);
export const parsed = (texts: Iterable<string>) => Array.from(texts, (text) => JSON.parse(text) as Row);
