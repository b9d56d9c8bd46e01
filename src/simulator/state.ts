/** The account that answers: what it is made of, and what it counts. */
import type { Clock } from '../zendesk/clock.ts';
import type { Ledger } from './ledger.ts';
import type { Support } from './support/world.ts';
import type { World } from './world.ts';

export interface Account {
  readonly world: World;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What it has in Support. */
  readonly support: Support;
  /** Share of the rows that are odd beyond the schema. */
  readonly broken: number;
  readonly stats: Stats;
}

/** Counters since the start. Requests are all but preflights; pages and rows only those of chats. */
export interface Stats {
  requests: number;
  pages: number;
  rows: number;
  edits: number;
}
