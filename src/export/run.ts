/** Reads one stream to its end into the spool: paced, page by page, ready to stop and go on at any instant. */
import { TooLarge } from '../zendesk/answer.ts';
import type { Client } from '../zendesk/client.ts';
import type { Clock } from '../zendesk/clock.ts';
import { PageSize } from '../zendesk/page-size.ts';
import { pagings } from '../zendesk/paging.ts';
import type { Stream } from '../zendesk/streams.ts';
import { askerOf, type Answer } from './asking.ts';
import type { Checkpoint } from './checkpoint.ts';
import { departure } from './breath.ts';
import { firstQuery, within } from './range.ts';
import { readPage } from './page.ts';
import { shapeJudge } from './shape.ts';
import type { SpooledStream } from './spooled.ts';

export interface Run {
  stream: Stream;
  client: Client;
  spooled: SpooledStream;
  clock: Clock;
  /** Looks once more behind the end where a stream withholds its newest rows. Default true. */
  settle?: boolean | undefined;
  /** Where the stream has ended, goes on with what changed since. Default false. */
  sinceLast?: boolean | undefined;
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
export async function run({
  stream,
  client,
  spooled,
  clock,
  settle = true,
  sinceLast = false,
  signal: outer,
  onCheckpoint,
  onTooRecent,
}: Run): Promise<void> {
  // However this ends, a page that is still on its way is called back.
  const over = new AbortController();
  const signal = AbortSignal.any([outer, over.signal]);
  const range = spooled.header;
  const size = new PageSize(stream);
  const wanted = (time: string) => within(range, time);
  const asker = askerOf(stream, client, wanted);
  const shapeOf = shapeJudge(stream.schema);
  const { cursor, again = false, at } = startOf(spooled.checkpoint);
  let second: boolean = again;
  let pending = cursor === null ? undefined : fetchPage(cursor, again ? settled(Date.parse(at)) : 0);
  try {
    while (pending) {
      const { bytes, envelope } = await pending;
      signal.throwIfAborted();
      const end = clock.now();
      const behind = envelope.next === null && settle && stream.withholdsMs && !second ? envelope.resume : undefined;
      const next = behind ?? envelope.next;
      second ||= behind !== undefined;
      pending = next === null ? undefined : fetchPage(next, behind === undefined ? 0 : settled(end));
      // Its failure is looked at in the next round; until then it must not count as unhandled.
      pending?.catch(() => undefined);
      // The request goes out before this thread is taken up by cutting and writing.
      if (pending) await departure(pending);
      const page = readPage(stream, envelope, bytes, shapeOf, wanted);
      const checkpoint = spooled.append({ ...page, next, again: second }, end);
      onCheckpoint?.(checkpoint);
    }
  } finally {
    over.abort();
  }

  function startOf(last: Checkpoint | undefined): Pick<Checkpoint, 'cursor' | 'again' | 'at'> {
    if (!last) return { cursor: firstQuery(stream, range), at: '' };
    return sinceLast && last.cursor === null ? { cursor: last.resume ?? null, at: last.at } : last;
  }

  /** When what was withheld at `moment` is served. */
  function settled(moment: number): number {
    return moment + (stream.withholdsMs ?? 0);
  }

  async function fetchPage(query: string, notBefore = 0): Promise<Answer> {
    await untilAllowed(query, notBefore);
    const { divisible } = size;
    const asked = size.fit(query);
    try {
      const answer = await asker.page(asked, { signal, divisible });
      size.fine();
      return answer;
    } catch (error) {
      if (!divisible || !(error instanceof TooLarge)) throw error;
      size.tooLarge();
      return fetchPage(query);
    }
  }

  /** A start that is too young is refused (chat-api.md §0.4), so at the live edge we wait until it is old enough. */
  async function untilAllowed(query: string, notBefore: number): Promise<void> {
    const start = pagings[stream.paging].startOf(query) ?? 0;
    const allowed = Math.max(start > 0 ? start + stream.lagMs + 1000 : 0, notBefore);
    const wait = allowed - clock.now();
    if (wait <= 0) return;
    // A clock set back must not make the wait longer than the rule's own.
    const bounded = Math.min(wait, stream.lagMs + 1000);
    onTooRecent?.(clock.now() + bounded);
    await clock.sleep(bounded, signal);
  }
}
