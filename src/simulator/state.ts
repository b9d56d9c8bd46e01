/** The account that answers: what it is made of, and what it counts. */
import type { Clock } from '../zendesk/clock.ts';
import type { Ledger } from './ledger.ts';
import type { Clients } from './sign-in/clients.ts';
import type { Grants } from './sign-in/grants.ts';
import type { Support } from './support/world.ts';
import type { Bearers } from './tokens.ts';
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
  /** The OAuth clients that are registered with it. */
  readonly clients: Clients;
  /** What sign-ins have led to. */
  readonly grants: Grants;
  /** Whose tokens there are. */
  readonly bearers: Bearers;
}

/** Counters since the start. Requests are all but preflights and sign-ins; pages and rows only those of chats. */
export interface Stats {
  requests: number;
  pages: number;
  rows: number;
  edits: number;
}
