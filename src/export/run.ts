/** Reads one stream to its end into the spool: paced, page by page, ready to stop and go on at any instant. */
import { TooLarge, type Client } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { halved } from '../zendesk/page-size.ts';
import { pagings } from '../zendesk/paging.ts';
import type { Stream } from '../zendesk/streams.ts';
import type { Checkpoint } from './checkpoint.ts';
import { breath } from './breath.ts';
import { firstQuery, within } from './range.ts';
import { readEnvelope, readPage, type Envelope } from './page.ts';
import { shapeJudge } from './shape.ts';
import type { SpooledStream } from './spooled.ts';

export interface Run {
  stream: Stream;
  client: Client;
  spooled: SpooledStream;
  clock: Clock;
  /** Stops the run; the page on its way is forgotten, what stands in the journal stays. */
  signal: AbortSignal;
  onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** Told before a wait for the newest rows to become old enough; `until` is milliseconds since 1970. */
  onTooRecent?: (until: number) => void;
}

/**
 * Resolves when the stream has ended. Throws a Failure, or the signal's reason. While a page is written the next one is
 * already on its way; no further. Memory: two pages.
 */
export async function run({ stream, client, spooled, clock, signal: outer, onCheckpoint, onTooRecent }: Run): Promise<void> {
  // However this ends, a page that is still on its way is called back.
  const end = new AbortController();
  const signal = AbortSignal.any([outer, end.signal]);
  const range = spooled.header;
  const fits = shapeJudge(stream.schema);
  const cursor = spooled.checkpoint ? spooled.checkpoint.cursor : firstQuery(stream, range);
  let pending = cursor === null ? undefined : fetchPage(cursor);
  try {
    while (pending) {
      const { bytes, envelope } = await pending;
      signal.throwIfAborted();
      pending = envelope.next === null ? undefined : fetchPage(envelope.next);
      // Its failure is looked at in the next round; until then it must not count as unhandled.
      pending?.catch(() => undefined);
      // The request goes out before this thread is taken up by cutting and writing.
      await breath();
      const checkpoint = spooled.append(
        readPage(stream, envelope, bytes, fits, (time) => within(range, time)),
        clock.now(),
      );
      onCheckpoint?.(checkpoint);
    }
  } finally {
    end.abort();
  }

  async function fetchPage(query: string): Promise<{ bytes: Uint8Array; envelope: Envelope }> {
    await untilAllowed(query);
    const smaller = halved(query);
    try {
      const path = query ? `${stream.path}?${query}` : stream.path;
      const { bytes, value } = await client.get(path, { signal, divisible: smaller !== undefined });
      return { bytes, envelope: readEnvelope(stream, query, value) };
    } catch (error) {
      if (smaller !== undefined && error instanceof TooLarge) return fetchPage(smaller);
      throw error;
    }
  }

  /** A start that is too young is refused (chat-api.md §0.4), so at the live edge we wait until it is old enough. */
  async function untilAllowed(query: string): Promise<void> {
    const start = pagings[stream.paging].startOf(query) ?? 0;
    const wait = start + stream.lagMs + 1000 - clock.now();
    if (start <= 0 || wait <= 0) return;
    // A clock set back must not make the wait longer than the rule's own.
    const bounded = Math.min(wait, stream.lagMs + 1000);
    onTooRecent?.(clock.now() + bounded);
    await clock.sleep(bounded, signal);
  }
}
