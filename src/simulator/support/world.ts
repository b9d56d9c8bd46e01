/**
 * What the account has in Support: how many rows there are, their ids and times. Reckoned from the row's number; only the
 * changes made since are held.
 */
import type { Clock } from '../../zendesk/clock.ts';
import type { Ids } from '../ids.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import { createTimeline, type Timeline } from '../timeline.ts';
import type { Agent } from '../account.ts';

/** Rows of one kind, in the order of (last change, id). */
export interface Kind {
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  /** The id of row `i`. Rises with `i`. */
  idOf(i: number): number;
  /** When row `i` was made, not after it was last changed. Never falls as `i` grows. */
  made(i: number): number;
}

export interface Support {
  readonly seed: number;
  readonly clock: Clock;
  readonly team: readonly Agent[];
  readonly tickets: Kind;
  readonly users: Kind;
  readonly organizations: Kind;
}

export interface SupportSizes {
  tickets: number;
  users: number;
  organizations: number;
}

/** Tickets are numbered from 1; other ids go beyond 2³² and stay below 2⁵³ (support-api.md §3.4). */
export const createSupport = (seed: number, sizes: SupportSizes, team: readonly Agent[], clock: Clock): Support => ({
  seed,
  clock,
  team,
  tickets: kind(seed + 1, sizes.tickets, 1, 1, clock),
  users: kind(seed + 2, sizes.users, 7_130_900_000_114, 7, clock),
  organizations: kind(seed + 3, sizes.organizations, 7_130_860_000_658, 11, clock),
});

function kind(seed: number, size: number, first: number, step: number, clock: Clock): Kind {
  const timeline = createTimeline(seed, size);
  const idOf = (i: number) => first + i * step;
  const ids: Ids = {
    of: (i) => String(idOf(i)),
    number: (id) => {
      const i = id === '' ? -1 : (Number(id) - first) / step;
      return Number.isInteger(i) && i >= 0 && i < size ? i : undefined;
    },
  };
  return { timeline, idOf, ledger: createLedger({ seed, timeline, ids }, clock), made: (i) => timeline.updated(Math.floor(i * 0.97)) };
}
