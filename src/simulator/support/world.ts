/**
 * What the account has in Support: how many rows there are, their ids and times. Reckoned from the row's number; only the
 * changes made since are held.
 */
import type { Clock } from '../../zendesk/clock.ts';
import type { Agent } from '../account.ts';
import type { Ids } from '../ids.ts';
import { createLedger, type Ledger } from '../ledger.ts';
import type { Sizes } from '../sizes.ts';
import { createTimeline, type Timeline } from '../timeline.ts';
import type { World } from '../world.ts';
import { idAt, numberAt } from './ids.ts';

/** Rows of one kind, in the order of (last change, id). */
export interface Kind {
  readonly timeline: Timeline;
  readonly ledger: Ledger;
  /** The id of row `i`. Rises with `i`. */
  idOf(i: number): number;
  /** The number of the row with this id, or undefined when there is none. */
  numberOf(id: string): number | undefined;
  /** When row `i` was made, not after it was last changed. Never falls as `i` grows. */
  made(i: number): number;
}

export interface Support {
  /** The account's Chat side. */
  readonly world: World;
  readonly seed: number;
  readonly clock: Clock;
  readonly team: readonly Agent[];
  readonly sizes: Sizes;
  readonly tickets: Kind;
  readonly users: Kind;
  readonly organizations: Kind;
}

/** Tickets are numbered from 1; other ids go beyond 2³² and stay below 2⁵³ (support-api.md §3.4). */
export const createSupport = (world: World, clock: Clock): Support => ({
  world,
  seed: world.seed,
  clock,
  team: world.team,
  sizes: world.sizes,
  tickets: kind(world.seed + 1, world.sizes.tickets, 1, 1, clock),
  users: kind(world.seed + 2, world.sizes.users, 7_130_900_000_114, 7, clock),
  organizations: kind(world.seed + 3, world.sizes.organizations, 7_130_860_000_658, 11, clock),
});

function kind(seed: number, size: number, first: number, step: number, clock: Clock): Kind {
  const timeline = createTimeline(seed, size);
  const idOf = (i: number) => idAt({ first, step }, i);
  const numberOf = (id: string) => numberAt({ first, step }, id, size);
  const ids: Ids = { of: (i) => String(idOf(i)), number: numberOf };
  const made = (i: number) => timeline.updated(Math.floor(i * 0.97));
  return { timeline, idOf, numberOf, ledger: createLedger({ seed, timeline, ids }, clock), made };
}
