/**
 * How many rows the API itself says a stream has. An approximation by its own words (support-api.md §3.9): good for an estimate,
 * and to be shown beside what was read; no proof of anything.
 */
import * as z from 'zod/mini';
import type { Client } from './client.ts';
import { failureOf, type FailureCode } from './failure.ts';
import { socialChannels } from './social.ts';
import type { Stream } from './streams.ts';

export interface Count {
  value: number;
  approximate: true;
  /** When it was counted, as the API writes it; missing while it is being counted anew, and where the API does not say. */
  refreshedAt?: string;
  /** It is being counted anew, and until then says no more than 100,000. */
  capped?: true;
}

type Read = (value: unknown) => Count | undefined;

const dated = z.looseObject({ count: z.looseObject({ value: z.int(), refreshed_at: z.nullish(z.string()) }) });
const bare = z.looseObject({ count: z.int() });
const mostWhileCounting = 100_000;

const readDated: Read = (answer) => {
  const { data } = z.safeParse(dated, answer);
  if (!data) return undefined;
  const { value, refreshed_at: at } = data.count;
  return { value, approximate: true, ...(at && { refreshedAt: at }), ...(!at && value >= mostWhileCounting && { capped: true }) };
};

/** That of a search: how many it finds, whatever it shows. */
const readBare: Read = (answer) => {
  const { data } = z.safeParse(bare, answer);
  return data && { value: data.count, approximate: true };
};

const listed = (name: string) => ({ path: `/api/v2/${name}/count`, read: readDated });
const query = (name: string, text: string) => new URLSearchParams({ [name]: text }).toString();

/** Streams with a count; the others have none. */
const counts: Readonly<Record<string, { path: string; read: Read }>> = {
  // Chats and offline messages have a `timestamp`, and 40 of them come along (chat-api.md §3.4).
  chats: { path: `/api/v2/chat/chats/search?${query('q', 'timestamp:[2000-01-01T00:00:00Z TO *]')}`, read: readBare },
  tickets: listed('tickets'),
  users: listed('users'),
  organizations: listed('organizations'),
  satisfaction_ratings: listed('satisfaction_ratings'),
  groups: listed('groups'),
  ticket_fields: listed('ticket_fields'),
  views: listed('views'),
  // Of one property any of several values counts (§3.9).
  social_messaging: {
    path: `/api/v2/search/count?${query('query', ['type:ticket', ...socialChannels.map((channel) => `via:${channel}`)].join(' '))}`,
    read: readBare,
  },
};

/** Where counts are asked for, without their queries. */
export const countPaths = Object.values(counts).map(({ path }) => path.split('?')[0]!);

/** What a count may be refused with: then there is none. In a page a 403 looks like no answer at all (support-api.md §1.1). */
const refusals: readonly FailureCode[] = ['forbidden', 'not-found', 'refused', 'unreachable'];

/** Undefined where there is no count, or it is refused. Throws a Failure for anything else, or the signal's reason. */
export async function countOf(client: Client, { name }: Pick<Stream, 'name'>, signal?: AbortSignal): Promise<Count | undefined> {
  const count = Object.hasOwn(counts, name) ? counts[name] : undefined;
  if (!count) return undefined;
  try {
    return count.read((await client.get(count.path, { signal })).value);
  } catch (error) {
    if (!signal?.aborted && refusals.includes(failureOf(error).code)) return undefined;
    throw error;
  }
}
