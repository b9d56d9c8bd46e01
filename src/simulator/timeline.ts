/**
 * When the chats of an account were begun, ended and last changed, without holding a list: the moments of chat number
 * `i` are reckoned from `i`. Times are whole seconds since 1970 (UTC).
 */
import { fraction, hash, purpose } from './dice.ts';

/** The account's first second and its last, before any edit. Fixed, so that a resumed export sees the same data later. */
export const firstSecond = Date.UTC(2020, 0, 1) / 1000;
export const lastSecond = Date.UTC(2026, 9, 31, 23, 59, 59) / 1000;

/** In every 10,000 chats, 1,200 in a row share one second: more than one page of 1,000 (chat-api.md §0.5). */
const block = 10_000;
const crowd = { from: 3_000, size: 1_200 };
/** From a chat's begin to its end, and from there to its last change: the most and the least that it takes, in seconds. */
export const lasts = { least: 45, most: 45 + 1_499 };
export const changesWithin = 864_000;
/** Elsewhere one, two or three chats share a second: how far each of six in a row stands from the one it shares with. */
const steps = [0, 0, 1, 0, 1, 2];

export interface Timeline {
  /** How many chats there are. */
  readonly size: number;
  /** When chat `i` was last changed before any edit. Never falls as `i` grows. */
  updated(i: number): number;
  /** When it was begun and when it ended, both before it was last changed. */
  span(i: number): { begun: number; ended: number };
  /** The first chat changed at `time` or later; `size` when there is none. Takes log n steps. */
  first(time: number): number;
}

/** The timeline of `size` chats. Holds nothing. */
export function createTimeline(seed: number, size: number): Timeline {
  const range = lastSecond - firstSecond + 1;
  const updated = (i: number) => {
    const anchor = anchorOf(i);
    return firstSecond + Math.floor(((anchor + fraction(seed, anchor, purpose.moment)) * range) / size);
  };
  return {
    size,
    updated,
    span: (i) => {
      const h = hash(seed, i, purpose.span);
      // One chat in eight is changed again days after it ended, as by a late tag.
      const ended = updated(i) - ((h & 7) === 0 ? (h >>> 8) % changesWithin : (h >>> 8) % 120);
      return { ended, begun: ended - lasts.least - ((h >>> 3) % 1_500) };
    },
    first: (time) => {
      let [low, high] = [0, size];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (updated(middle) < time) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** The chat with which chat `i` shares its second: itself or one shortly before. */
function anchorOf(i: number): number {
  const place = (i % block) - crowd.from;
  return place >= 0 && place < crowd.size ? i - place : i - steps[i % steps.length]!;
}
