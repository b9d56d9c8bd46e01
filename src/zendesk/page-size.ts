/** How many rows a query asks for, under whichever name its call has for that. */
import type { Stream } from './streams.ts';

const names = ['limit', 'per_page', 'page[size]'] as const;

/** Rows of a full page: fewer are, for some calls, the sign of the end. */
export function fullPage({ pageSize }: Stream, query: string): number {
  return Math.min(pageSize, named(new URLSearchParams(query))?.size ?? Infinity);
}

/** The query for `size` rows; as it is where it names no number. */
export function sized(query: string, size: number): string {
  const parameters = new URLSearchParams(query);
  const before = named(parameters);
  if (!before) return query;
  parameters.set(before.name, String(size));
  return parameters.toString();
}

/** The query for `size` rows at most, and for no more than it asks for itself. */
export const atMost = (query: string, size: number): string =>
  sized(query, Math.min(size, named(new URLSearchParams(query))?.size ?? size));

/** After so many pages that went well, larger ones are tried again. */
const goodPages = 8;
/** A page is never made smaller than this part of a full one: where that does not help, nothing does. */
const leastPart = 16;

/** How large the pages of one run are: smaller for a while when they take the server too long (support-api.md §3.11). */
export class PageSize {
  readonly #full: number;
  #most: number;
  #good = 0;

  constructor({ query }: Pick<Stream, 'query'>) {
    this.#full = named(new URLSearchParams({ ...query }))?.size ?? 0;
    this.#most = this.#full;
  }

  /** The query for as many rows as the server managed lately, whatever size it names itself. */
  fit(query: string): string {
    return this.#full ? sized(query, this.#most) : query;
  }

  /** Whether there is a smaller size to ask for. */
  get divisible(): boolean {
    return this.#most >= 2 && this.#most * (leastPart / 2) >= this.#full;
  }

  tooLarge(): void {
    this.#most = Math.floor(this.#most / 2);
    this.#good = 0;
  }

  fine(): void {
    if (++this.#good % goodPages === 0) this.#most = Math.min(this.#full, this.#most * 2);
  }
}

function named(parameters: URLSearchParams): { name: string; size: number } | undefined {
  const name = names.find((one) => parameters.has(one));
  const size = Number(name && parameters.get(name));
  return name && size > 0 ? { name, size } : undefined;
}
