/**
 * The incremental calls of Chat beside the chats: agent timeline, agent and department events, conversions (chat-api.md
 * §3.6). Each is a series of rows that are reckoned from their number, so any size costs no memory.
 */
import { Dice, purpose } from './dice.ts';
import { isoMicro } from './moment.ts';
import { sizesOf } from './sizes.ts';
import { firstSecond, lastSecond } from './timeline.ts';
import type { World } from './world.ts';

export interface Series {
  /** Key of the rows in the answer. */
  readonly key: string;
  /** How many there are. */
  readonly size: number;
  /** Units of start_time and end_time in a second: microseconds for the timeline. */
  readonly unitsPerSecond: number;
  /** Whether the cursor has an id beside the time (the timeline has none). */
  readonly byId: boolean;
  row(world: World, n: number): Record<string, unknown>;
}

const range = lastSecond - firstSecond;
/** Five rows share a moment, so that borders of pages fall among equals. */
const together = 5;

/** When row `n` of a series of `size` happened, in microseconds since 1970. Never falls. */
export const momentOf = (size: number, n: number): number => {
  const first = n - (n % together);
  return firstSecond * 1e6 + Math.floor((first / size) * range * 1e6) + (first % 1000) * 7;
};

/** The first row at `moment` (microseconds) or later. */
export function firstAt(size: number, moment: number): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (momentOf(size, middle) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

const at = (size: number, n: number) => {
  const micro = momentOf(size, n);
  return isoMicro(Math.floor(micro / 1000)).replace(/000Z$/, `${String(micro % 1000).padStart(3, '0')}Z`);
};
const agentOf = ({ team }: World, n: number) => team[n % team.length]!.id;
const statuses = ['online', 'away', 'invisible', 'offline'];

export const seriesNames = ['agent_timeline', 'agent_events', 'department_events', 'conversions'] as const;
export type SeriesName = (typeof seriesNames)[number];

/** Each of them, as many rows as `sizes` says. */
export const seriesOf = (sizes: Readonly<Record<SeriesName, number>> = sizesOf()): Readonly<Record<SeriesName, Series>> => ({
  agent_timeline: {
    key: 'agent_timeline',
    size: sizes.agent_timeline,
    unitsPerSecond: 1e6,
    byId: false,
    row: (world, n) => ({
      agent_id: agentOf(world, n),
      start_time: at(sizes.agent_timeline, n),
      status: statuses[n % statuses.length]!,
      duration: new Dice(world.seed, n, purpose.event).float(3_000),
      engagement_count: n % 4,
    }),
  },
  agent_events: {
    key: 'agent_events',
    size: sizes.agent_events,
    unitsPerSecond: 1,
    byId: true,
    row: (world, n) => ({
      account_id: 10_415_237,
      agent_id: agentOf(world, n),
      field_name: n % 2 ? 'engagements' : 'status',
      id: idOf(n, 'agent'),
      previous_value: n % 2 ? n % 5 : statuses[n % 4]!,
      value: n % 2 ? (n + 1) % 5 : statuses[(n + 1) % 4]!,
      timestamp: at(sizes.agent_events, n),
    }),
  },
  department_events: {
    key: 'department_events',
    size: sizes.department_events,
    unitsPerSecond: 1,
    byId: true,
    row: ({ departments }, n) => ({
      id: idOf(n, 'department'),
      timestamp: at(sizes.department_events, n),
      department_id: departments[n % departments.length]!.id,
      field_name: 'status',
      value: { status: statuses[n % 2]! },
      previous_value: { status: statuses[(n + 1) % 2]! },
    }),
  },
  conversions: {
    key: 'conversions',
    size: sizes.conversions,
    unitsPerSecond: 1,
    byId: true,
    row: (world, n) => ({
      id: idOf(n, 'conversion'),
      goal_id: 513_400 + (n % 3),
      goal_name: `Goal ${(n % 3) + 1}`,
      timestamp: at(sizes.conversions, n),
      attribution: { agent_id: agentOf(world, n), department_id: world.departments[0]!.id, chat_timestamp: at(sizes.conversions, n) },
    }),
  },
});

export const idOf = (n: number, kind: string) => `R${String(n).padStart(8, '0')}.${kind}`;
