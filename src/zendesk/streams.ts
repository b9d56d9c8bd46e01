/**
 * The one table of what can be exported. Client, engine, simulator, formats and screens read it; a new stream is a new
 * entry in one of the files joined here, its row schema in `rows.ts` or `rows-support.ts`, and its words in `content/i18n`.
 */
import type * as z from 'zod/mini';
import { chatStreams } from './chat-streams.ts';
import type { PagingName } from './paging.ts';
import { supportStreams } from './support-streams.ts';

/** How often an account may be asked: at most `requests` in any stretch of `windowMs` milliseconds. */
export interface Budget {
  /** Streams with a budget of one name share it. */
  readonly name: string;
  readonly requests: number;
  readonly windowMs: number;
  /** The wider budget that each of its requests counts in too. */
  readonly within?: Budget;
  /** Calls that count in another budget instead: those whose path begins so. */
  readonly except?: { readonly path: string; readonly budget: Budget };
}

export interface Stream {
  /** Its name, and the name of the files made from it. */
  readonly name: string;
  readonly product: 'chat' | 'support';
  /** Path on the account's host. */
  readonly path: string;
  /** Sent with the first page; what later pages are asked with is up to its paging. */
  readonly query: Readonly<Record<string, string>>;
  /** How one page leads to the next, and which is the last. */
  readonly paging: PagingName;
  /** Keys of the answer under which rows stand, as a list or as one object; none: the answer itself is the list or the row. */
  readonly rows: readonly string[];
  /** Rows asked for per page; for most kinds of paging, fewer in an answer are the sign of the end. */
  readonly pageSize: number;
  /** Fields that together tell one row from another. */
  readonly key: readonly string[];
  /** Field that grows when a row changes: of two rows with one key the greater counts, of equals the later. */
  readonly version?: string;
  /** Field that says when the row happened; its least and greatest go into the manifest. */
  readonly time?: string;
  /** A start younger than this many milliseconds is refused (chat-api.md §0.4, support-api.md §3.1). */
  readonly lagMs: number;
  /**
   * Rows that were changed within so many milliseconds are not served yet (support-api.md §3.1). One that changes while the
   * last page is asked for may then be missing, so what came behind the end is looked at once more when they have passed.
   */
  readonly withholdsMs?: number;
  readonly budget: Budget;
  /** What its token must be allowed at the least. */
  readonly role: 'agent' | 'administrator';
  /**
   * Not every account has it: a 403 or 404 leaves it out, and says so, instead of ending the export. No source that we know
   * says which plan has what (support-api.md §8), so none is named.
   */
  readonly optional?: boolean;
  /**
   * Its rows are put together from several answers, see `export/asking.ts`. Path, query and paging are those of the call that
   * finds them, `rows` is the key under which the rows that were put together stand.
   */
  readonly composed?: 'conversations';
  /** How a deleted row shows; without it deletions do not show at all. */
  readonly deleted?: { readonly field: string; readonly value: string | boolean };
  readonly schema: z.ZodMiniObject;
}

export { chatBudget } from './chat-streams.ts';

export const streams = { ...chatStreams, ...supportStreams } as const satisfies Record<string, Stream>;

export type StreamName = keyof typeof streams;
