/**
 * The order in which the account lists its chats: by (last change, position), the edited ones after all others in the
 * order of their edits (chat-api.md §0.6, §3.5). Holds the edits and nothing else.
 */
import { hash, purpose } from './dice.ts';
import { lastSecond } from './timeline.ts';
import type { Place } from './rows.ts';
import type { World } from './world.ts';
import type { Clock } from '../zendesk/clock.ts';

export interface Ledger {
  /**
   * The chats behind a cursor, as the account stands when the first is taken. With a `startId` that stands (or stood,
   * before any edit) at `startTime`: those after it. Otherwise all that were changed at `startTime` (seconds) or later.
   */
  after(startTime: number, startId: string): Iterable<Place>;
  /** Where the chat with this id stands now; undefined when the account has none. */
  find(id: string): Place | undefined;
  /** Where chat `i`, of which there must be one, stands now. */
  at(i: number): Place;
  /** Edits `count` chats of the seed's choice, or deletes them, one after another; one may come up twice. */
  edit(count: number, gone?: true): void;
  /** How many chats stand elsewhere than they began. */
  readonly edited: number;
}

/** A ledger without edits. `clock` says when an edit happens. */
export function createLedger({ seed, timeline, ids }: Pick<World, 'seed' | 'timeline' | 'ids'>, clock: Clock): Ledger {
  // In the order of the edits, because an edited chat is taken out and put in again.
  const edits = new Map<number, Place>();
  let made = 0;
  let latest = lastSecond + 1;

  function* list(from: number, moved: readonly Place[]): Iterable<Place> {
    const elsewhere = new Set(edits.keys());
    for (let i = from; i < timeline.size; i++) if (!elsewhere.has(i)) yield { i, time: timeline.updated(i), revision: 0 };
    yield* moved;
  }

  const at = (i: number): Place => edits.get(i) ?? { i, time: timeline.updated(i), revision: 0 };

  return {
    at,
    *after(startTime, startId) {
      const moved = [...edits.values()];
      const i = ids.number(startId);
      const at = moved.findIndex((place) => place.i === i && place.time === startTime);
      if (at >= 0) yield* moved.slice(at + 1);
      else if (i !== undefined && timeline.updated(i) === startTime) yield* list(i + 1, moved);
      else
        yield* list(
          timeline.first(startTime),
          moved.filter((place) => place.time >= startTime),
        );
    },
    find: (id) => {
      const i = ids.number(id);
      return i === undefined ? undefined : at(i);
    },
    edit: (count, gone) => {
      // Never before the account's last second nor an earlier edit, even when the clock is: the order would break.
      latest = Math.max(latest, Math.floor(clock.now() / 1000));
      for (let n = 0; n < count && timeline.size > 0; n++) {
        const i = hash(seed, made++, purpose.edit) % timeline.size;
        const before = at(i);
        const dead = gone ?? before.gone;
        edits.delete(i);
        edits.set(i, { i, time: latest, revision: before.revision + 1, ...(dead && { gone: dead }) });
      }
    },
    get edited() {
      return edits.size;
    },
  };
}
