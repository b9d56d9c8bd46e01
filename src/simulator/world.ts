/** What all rows of one account are made from. */
import { createIds, type Ids } from './ids.ts';
import { createTeam, type Agent } from './account.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import type { Dice } from './dice.ts';
import { hostile } from './words.ts';

export interface World {
  readonly seed: number;
  readonly timeline: Timeline;
  readonly ids: Ids;
  /** By rising id. */
  readonly team: readonly Agent[];
  /** Those of the team who have signed in, so may stand in a chat. */
  readonly staff: readonly Agent[];
}

/** An account of `size` chats. Holds the team and nothing else. */
export function createWorld(seed: number, size: number): World {
  const timeline = createTimeline(seed, size);
  const team = createTeam(seed);
  return { seed, timeline, ids: createIds(seed, timeline), team, staff: team.filter((agent) => agent.last_login) };
}

/** One of `texts`, or at a low rate something that breaks careless readers. */
export const say = (dice: Dice, texts: readonly string[]): string => dice.pick(dice.hits(0.02) ? hostile : texts);
