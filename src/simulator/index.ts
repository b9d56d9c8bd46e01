/**
 * A stand-in for the vendor's Chat and Support APIs (chat-api.md, support-api.md): a plain `fetch` function over a seeded
 * account that is reckoned while it is read, never held. Runs in a page, a worker and Node.
 */
import { systemClock, type Clock } from '../zendesk/clock.ts';
import type { ChatRow } from '../zendesk/rows.ts';
import type { StreamName } from '../zendesk/streams.ts';
import { createFetch } from './fetch.ts';
import { createLedger } from './ledger.ts';
import { createWorld } from './world.ts';
import { rowAt, textAt } from './rows.ts';
import { truth } from './support/truth.ts';
import { createSupport, type SupportSizes } from './support/world.ts';
import { demoTokens, type Tokens } from './tokens.ts';
import type { CorsMode } from './cors.ts';
import type { FaultRates } from './faults.ts';
import type { Account, Stats } from './state.ts';

export { faults, parseFaults, type FaultKind, type FaultRates } from './faults.ts';
export { firstSecond, lastSecond } from './timeline.ts';
export type { CorsMode, Stats, Tokens };

export interface SimulatorOptions {
  /** Which account: the same seed and number of chats give the same data, for ever. Default 1. */
  seed?: number;
  /** How many chats and offline messages it holds, from 0 to 2³² − 1. Default 20,000. Costs no memory. */
  chats?: number;
  /** How many it has in Support, each from 0 to 10,000,000. Default 500, 200 and 50. Costs no memory either. */
  tickets?: number;
  users?: number;
  organizations?: number;
  /** Which answers a page may read. Default `docs`. */
  cors?: CorsMode;
  /** What goes wrong, and how often. Default nothing. */
  faults?: FaultRates;
  /** Default the machine's own. A clock before November 2026 finds part of the data in its future (§0.4). */
  clock?: Clock;
  /** Default `demo` (owner), `demo-agent` (agent) and `demo-expired`. */
  tokens?: Tokens;
  /**
   * Default 200, as on every plan (§3.7), for each of the two APIs; for Support's incremental calls it is never more than
   * 10 (support-api.md §4.1). Infinity switches all limits off.
   */
  requestsPerMinute?: number;
}

export interface Simulator {
  /**
   * Answers as the vendor would. Rejects only as a browser's fetch does: with a TypeError for a `drop` fault, and with
   * the signal's reason when the request is aborted before the answer. A cut answer may fail while its body is read.
   */
  fetch(request: Request): Promise<Response>;
  /** Every chat id of the account now, once each, in the API's order. Made one by one; an edit meanwhile does not show. */
  ids(): Iterable<string>;
  /** The rows as they would be served now, in the same order and under the same terms. */
  rows(): Iterable<ChatRow>;
  /** The exact JSON text of one row as it would be served now; undefined when the account has no such chat. */
  json(id: string): string | undefined;
  /** Edits `count` chats (default 1) now: their `update_timestamp` becomes now, so they come again. */
  edit(count?: number): void;
  /** Of a stream of Support, the exact JSON text of every row as it would finally be served, once each, in the API's order. */
  truth(stream: StreamName): Iterable<string>;
  /** Changes `count` rows of Support (default 1) now: they come again, once a minute is over (support-api.md §3.1). */
  change(kind: keyof SupportSizes, count?: number): void;
  /** Counters since the start, as they are now. */
  stats(): Readonly<Stats>;
}

/** A simulated account. @throws RangeError for a size that is no whole number, or too large. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const {
    seed = 1,
    chats = 20_000,
    tickets = 500,
    users = 200,
    organizations = 50,
    cors = 'docs',
    faults = {},
    clock = systemClock,
    tokens = demoTokens,
    requestsPerMinute = 200,
  } = options;
  const sizes = { tickets, users, organizations };
  check({ chats }, 2 ** 32 - 1);
  check(sizes, mostInSupport);
  const world = createWorld(seed, chats);
  const account: Account = {
    world,
    clock,
    ledger: createLedger(world, clock),
    support: createSupport(seed, sizes, world.team, clock),
    broken: faults.odd ?? 0,
    stats: { requests: 0, pages: 0, rows: 0, edits: 0 },
  };

  function edit(count = 1) {
    account.ledger.edit(count);
    account.stats.edits += count;
  }
  return {
    fetch: createFetch(account, { seed, cors, faults, tokens, requestsPerMinute, edit }),
    *ids() {
      for (const { i } of account.ledger.after(0, '')) yield world.ids.of(i);
    },
    *rows() {
      for (const place of account.ledger.after(0, '')) yield rowAt(world, place, account.broken);
    },
    json: (id) => {
      const place = account.ledger.find(id);
      return place && textAt(world, place, undefined, account.broken);
    },
    edit,
    truth: (stream) => truth(account.support, stream),
    change: (kind, count = 1) => account.support[kind].ledger.edit(count),
    stats: () => ({ ...account.stats }),
  };
}

/** As far as ids are spread and times are reckoned with care. */
export const mostInSupport = 10_000_000;

function check(sizes: Record<string, number>, most: number): void {
  for (const [name, size] of Object.entries(sizes))
    if (!(Number.isInteger(size) && size >= 0 && size <= most)) throw new RangeError(`${name} must be a whole number from 0 to ${most}.`);
}
