/** One satisfaction rating (support-api.md §3.4). */
import { hash, purpose } from '../dice.ts';
import { iso } from '../moment.ts';
import { firstSecond, lastSecond } from '../timeline.ts';
import { hostile, remarks } from '../words.ts';
import { apiRoot, idAt, ids } from './ids.ts';
import { groupOf, requesterOf } from './ticket.ts';
import type { Support } from './world.ts';

const week = 604_800;
const scores = ['good', 'bad', 'offered', 'unoffered'] as const;
const comments = [...remarks, ...hostile];

const chanceOf = ({ seed }: Support, n: number) => hash(seed, n, purpose.satisfaction);

export const scoreOf = (support: Support, n: number): string => scores[chanceOf(support, n) % scores.length]!;

/** When rating `n` was made, in seconds: a week after the one before it, or sooner where there are many. Never falls. */
export const ratedAt = ({ sizes: { ratings } }: Support, n: number): number =>
  firstSecond + Math.floor(n * Math.min(week, (lastSecond - firstSecond) / ratings));

/** Rating `n`: of the ticket with that number, or where there are more ratings than tickets, again from the first. */
export function ratingAt(support: Support, n: number) {
  const { sizes, team } = support;
  const [chance, moment] = [chanceOf(support, n), iso(ratedAt(support, n))];
  const [id, ticket] = [idAt(ids.satisfaction_ratings, n), sizes.tickets ? n % sizes.tickets : n];
  return {
    url: `${apiRoot}/satisfaction_ratings/${id}.json`,
    id,
    score: scoreOf(support, n),
    comment: chance % 3 ? null : comments[chance % comments.length]!,
    ticket_id: ticket + 1,
    requester_id: requesterOf(support, ticket),
    assignee_id: team[n % team.length]!.id,
    group_id: groupOf(support, n),
    created_at: moment,
    updated_at: moment,
  };
}
