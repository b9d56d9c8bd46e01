/**
 * A stand-in for the vendor's Chat and Support APIs (chat-api.md, support-api.md): a plain `fetch` function over a seeded
 * account that is reckoned while it is read, never held. Runs in a page, a worker and Node.
 */
import { systemClock, type Clock } from '../zendesk/clock.ts';
import type { ChatRow } from '../zendesk/rows.ts';
import type { StreamName } from '../zendesk/streams.ts';
import { createFetch } from './fetch.ts';
import { createLedger } from './ledger.ts';
import { mutator, type Changing } from './mutate.ts';
import { rowAt, textAt } from './rows.ts';
import { sizesOf, type Sizes } from './sizes.ts';
import { usualClients, type Client, type Clients } from './sign-in/clients.ts';
import { createGrants } from './sign-in/grants.ts';
import type { TokenPreflight } from './sign-in/index.ts';
import { createSupport } from './support/world.ts';
import { createBearers, demoTokens, type Tokens } from './tokens.ts';
import { truth } from './truth.ts';
import { createWorld } from './world.ts';
import type { CorsMode } from './cors.ts';
import type { FaultRates } from './faults.ts';
import type { Account, Stats } from './state.ts';

export { faults, parseFaults, type FaultKind, type FaultRates } from './faults.ts';
export { answerOwn } from './own.ts';
export { sizes, sizeNames, type Size, type SizeName, type Sizes } from './sizes.ts';
export { firstSecond, lastSecond } from './timeline.ts';
export { usualClients };
export type { Changing, Client, Clients, CorsMode, Stats, TokenPreflight, Tokens };

/** How much it has of everything: see `sizes` for what is usual and what is possible. Mostly costs no memory. */
export interface SimulatorOptions extends Partial<Sizes> {
  /** Which account: the same seed and sizes give the same data, for ever. Default 1. */
  seed?: number;
  /** Which answers a page may read. Default `docs`. */
  cors?: CorsMode;
  /** What goes wrong, and how often. Default nothing. */
  faults?: FaultRates;
  /** Default the machine's own. A clock before November 2026 finds part of the data in its future (§0.4). */
  clock?: Clock;
  /** Default `demo` (owner), `demo-agent` (agent) and `demo-expired`. `demo-2`, `demo-3` … are further tokens of `demo`. */
  tokens?: Tokens;
  /** Who may ask for sign-ins. Default `wegweiser` for Support and `wegweiser-chat`, which lead back to `/sign-in/` of any port of this machine. */
  clients?: Clients;
  /** Whether a page may exchange a code for a token (support-api.md §1.3). Default `405`: it may not. */
  tokenPreflight?: TokenPreflight;
  /** How many milliseconds a token works from its first use, or one of a sign-in from its making. Default Infinity. */
  tokenLifeMs?: number;
  /**
   * Default 200, as on every plan (§3.7), for each of the two APIs; some calls of Support may be made less often
   * (support-api.md §4.1). Infinity switches all limits off.
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
  /** Of a stream, the exact JSON text of every row as it would finally be served, once each, in the API's order. Made one by one. */
  truth(stream: StreamName): Iterable<string>;
  /** Changes `count` rows (default 1) now: they come again, those of Support once a minute is over (support-api.md §3.1). */
  change(kind: Changing, count?: number): void;
  /** Deletes `count` rows (default 1) now: they come again, marked as deleted in the way of their kind. */
  remove(kind: Changing, count?: number): void;
  /** Counters since the start, as they are now. */
  stats(): Readonly<Stats>;
}

/** A simulated account. @throws RangeError for a size that is no whole number, or out of its bounds. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const { seed = 1, cors = 'docs', faults = {}, clock = systemClock } = options;
  const { tokens = demoTokens, tokenLifeMs = Infinity, requestsPerMinute = 200 } = options;
  const { clients = usualClients, tokenPreflight = '405' } = options;
  const grants = createGrants(seed, tokenLifeMs, clock);
  const sizes = sizesOf(options);
  const world = createWorld(seed, sizes.chats, sizes);
  const account: Account = {
    world,
    clock,
    ledger: createLedger(world, clock),
    support: createSupport(world, clock),
    broken: faults.odd ?? 0,
    stats: { requests: 0, pages: 0, rows: 0, edits: 0 },
    clients,
    grants,
    bearers: createBearers(tokens, tokenLifeMs, clock, grants),
  };
  const { edit, mutate } = mutator(account);
  return {
    fetch: createFetch(account, { seed, cors, faults, tokenPreflight, requestsPerMinute, mutate }),
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
    edit: (count = 1) => edit('chats', count),
    truth: (stream) => truth(account, stream),
    change: (kind, count = 1) => edit(kind, count),
    remove: (kind, count = 1) => edit(kind, count, true),
    stats: () => ({ ...account.stats }),
  };
}
