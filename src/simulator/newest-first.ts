/** Chats by when they were begun, the newest first, without a list of them: the account's own order is that of their last change. */
import { changesWithin, lasts, type Timeline } from './timeline.ts';
import type { Range } from './chat-query.ts';

/** From a chat's begin to its last change, in seconds. */
const shortest = lasts.least;
const longest = lasts.most + changesWithin;

/** The chats that may have been begun within `range`: numbers from `from` up to, but without, `to`. Some of them were not. */
export const candidates = (timeline: Timeline, range: Range): { from: number; to: number } => ({
  from: timeline.first(range.from + shortest),
  to: timeline.first(range.to + longest + 1),
});

/** Sorted at a time; as many stretches of time as it takes to hold no more than some tens of thousands of numbers. */
const stretchOf = ({ size }: Timeline) => Math.max(60, Math.min(changesWithin, Math.round((changesWithin * 10_000_000) / size)));

/** The numbers of the chats that were begun within `range`; of equals the greater first. */
export function* newestFirst(timeline: Timeline, range: Range): Iterable<number> {
  if (!timeline.size) return;
  const first = Math.max(range.from, timeline.updated(0) - longest);
  const stretch = stretchOf(timeline);
  for (let to = Math.min(range.to, timeline.updated(timeline.size - 1) - shortest); to >= first; to -= stretch) {
    const from = Math.max(first, to - stretch + 1);
    const some = candidates(timeline, { from, to });
    const found: { i: number; at: number }[] = [];
    for (let i = some.from; i < some.to; i++) {
      const at = timeline.span(i).begun;
      if (at >= from && at <= to) found.push({ i, at });
    }
    found.sort((a, b) => b.at - a.at || b.i - a.i);
    for (const { i } of found) yield i;
  }
}
