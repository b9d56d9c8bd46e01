/** What all rows of one account are made from. */
import { createDepartments, createTeam, type Agent, type Department } from './account.ts';
import { seriesOf, type Series, type SeriesName } from './chat-events.ts';
import type { Dice } from './dice.ts';
import { createIds, type Ids } from './ids.ts';
import { sizesOf, type Sizes } from './sizes.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { hostile } from './words.ts';

export interface World {
  readonly seed: number;
  readonly sizes: Sizes;
  readonly timeline: Timeline;
  readonly ids: Ids;
  /** By rising id. */
  readonly team: readonly Agent[];
  /** Those of the team who have signed in, so may stand in a chat. */
  readonly staff: readonly Agent[];
  /** By rising id, at least one. */
  readonly departments: readonly Department[];
  readonly series: Readonly<Record<SeriesName, Series>>;
}

/** An account of `chats` chats and whatever else `sizes` says. Holds team and departments and nothing else. */
export function createWorld(seed: number, chats: number, sizes: Sizes = sizesOf({ chats })): World {
  const timeline = createTimeline(seed, chats);
  const departments = createDepartments(sizes.departments);
  const team = createTeam(seed, sizes.agents, departments);
  const staff = team.filter((agent) => agent.last_login);
  return { seed, sizes, timeline, ids: createIds(seed, timeline), team, staff, departments, series: seriesOf(sizes) };
}

/** One of `texts`, or at a low rate something that breaks careless readers. */
export const say = (dice: Dice, texts: readonly string[]): string => dice.pick(dice.hits(0.02) ? hostile : texts);
