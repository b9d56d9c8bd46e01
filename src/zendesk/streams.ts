/**
 * The one table of what can be exported. Client, engine, simulator, formats and screens read it; a new stream is a new
 * entry here, its row schema in `rows.ts`, and its words in `content/i18n`.
 */
import type * as z from 'zod/mini';
import { chatRow } from './rows.ts';

/** How often an account may be asked: at most `requests` in any stretch of `windowMs` milliseconds. */
export interface Budget {
  readonly requests: number;
  readonly windowMs: number;
}

export interface Stream {
  /** Its name, and the name of the files made from it. */
  readonly name: string;
  /** Path on the account's host. */
  readonly path: string;
  /** Sent with the first page; later pages follow the address that the answer names. */
  readonly query: Readonly<Record<string, string>>;
  /** Key of the rows in the answer. */
  readonly rows: string;
  /** Rows asked for per page; fewer in an answer are the sign of the end (chat-api.md §3.5). */
  readonly pageSize: number;
  /** Field that tells one row from another. */
  readonly key: string;
  /** Field that grows when a row changes: of two rows with one key the greater counts, of equals the later. */
  readonly version: string;
  /** Field that says when the row happened; its least and greatest go into the manifest. */
  readonly time: string;
  /** A `start_time` younger than this many milliseconds is refused (chat-api.md §0.4). */
  readonly lagMs: number;
  readonly budget: Budget;
  readonly schema: z.ZodMiniObject;
}

/** Every plan: 200 requests a minute for the whole Chat API (chat-api.md §3.7). */
export const chatBudget: Budget = { requests: 200, windowMs: 60_000 };

export const streams = {
  chats: {
    name: 'chats',
    path: '/api/v2/chat/incremental/chats',
    query: { fields: 'chats(*)', limit: '1000', start_time: '0' },
    rows: 'chats',
    pageSize: 1000,
    key: 'id',
    version: 'update_timestamp',
    time: 'timestamp',
    lagMs: 5 * 60_000,
    budget: chatBudget,
    schema: chatRow,
  },
} as const satisfies Record<string, Stream>;

export type StreamName = keyof typeof streams;
