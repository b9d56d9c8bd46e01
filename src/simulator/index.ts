/**
 * A stand-in for the vendor's Chat API (chat-api.md): a plain `fetch` function over a seeded account that is reckoned
 * while it is read, never held. Runs in a page, a worker and Node.
 */
import { systemClock, type Clock } from '../zendesk/clock.ts';
import type { ChatRow } from '../zendesk/rows.ts';
import { createFetch } from './fetch.ts';
import { createLedger } from './ledger.ts';
import { createWorld } from './world.ts';
import { rowAt, textAt } from './rows.ts';
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
  /** Which answers a page may read. Default `docs`. */
  cors?: CorsMode;
  /** What goes wrong, and how often. Default nothing. */
  faults?: FaultRates;
  /** Default the machine's own. A clock before November 2026 finds part of the data in its future (§0.4). */
  clock?: Clock;
  /** Default `demo` (owner), `demo-agent` (agent) and `demo-expired`. */
  tokens?: Tokens;
  /** Default 200, as on every plan (§3.7); Infinity switches the budget off. */
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
  /** Counters since the start, as they are now. */
  stats(): Readonly<Stats>;
}

/** A simulated account. @throws RangeError when `chats` is no whole number from 0 to 2³² − 1. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const {
    seed = 1,
    chats = 20_000,
    cors = 'docs',
    faults = {},
    clock = systemClock,
    tokens = demoTokens,
    requestsPerMinute = 200,
  } = options;
  if (!(Number.isInteger(chats) && chats >= 0 && chats < 2 ** 32))
    throw new RangeError('chats must be a whole number from 0 to 4294967295.');
  const world = createWorld(seed, chats);
  const account: Account = {
    world,
    clock,
    ledger: createLedger(world, clock),
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
    stats: () => ({ ...account.stats }),
  };
}
