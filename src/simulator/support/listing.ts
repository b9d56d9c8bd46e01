/** What the pages of a list are cut from, whatever stands behind it, and in which order (support-api.md §3.5, §3.11). */
import { wrongPage } from './failures.ts';

/** Places 0 … `length` − 1, some of which may not show. */
export interface Listing {
  /** Under which the rows stand in an answer. */
  readonly key: string;
  readonly length: number;
  /** Fields by which the places stand in order already. */
  readonly ordered: readonly string[];
  /** The only fields that a cursor goes by, if not by any. */
  readonly sorts?: readonly string[];
  shows(n: number): boolean;
  /** The row's JSON text. */
  text(n: number): string;
}

/** Rows that are there already, as texts. */
export const ofTexts = (key: string, texts: readonly string[], ordered: readonly string[] = ['id', 'created_at']): Listing => ({
  key,
  length: texts.length,
  ordered,
  shows: () => true,
  text: (n) => texts[n]!,
});

export interface Order {
  readonly field: string;
  readonly falling: boolean;
}

/** Sorting by anything else needs every row at once; that so many are the most is ours. */
const mostSorted = 20_000;

/** The same rows in another order. @throws Unusable for a field that no row has, and where there are too many rows to sort. */
export function inOrder(listing: Listing, { field, falling }: Order): Listing {
  const { length, ordered } = listing;
  if (ordered.includes(field)) return falling ? rearranged(listing, length, (n) => length - 1 - n) : listing;
  if (length > mostSorted) throw wrongPage('InvalidPaginationParameter', `Too many rows to sort by ${field}`);
  const values = Array.from({ length }, (_, n) => valueOf(listing.text(n), field));
  const order = values.map((_, n) => n).sort((a, b) => compare(values[a]!, values[b]!) * (falling ? -1 : 1));
  return rearranged(listing, length, (n) => order[n]!);
}

const rearranged = (listing: Listing, length: number, at: (n: number) => number): Listing => ({
  ...listing,
  length,
  shows: (n) => listing.shows(at(n)),
  text: (n) => listing.text(at(n)),
});

function valueOf(text: string, field: string): string | number {
  const row = JSON.parse(text) as Record<string, unknown>;
  const value = row[field];
  if (!Object.hasOwn(row, field)) throw wrongPage('InvalidPaginationParameter', `No row has ${field}`);
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

/** The numbers of the places that show, from `n` on upward or downward. */
export function* showing({ length, shows }: Pick<Listing, 'length' | 'shows'>, n: number, step: 1 | -1 = 1): Iterable<number> {
  for (let at = n; at >= 0 && at < length; at += step) if (shows(at)) yield at;
}
