/** How many rows a query asks for, under whichever name its call has for that. */
import type { Stream } from './streams.ts';

const names = ['limit', 'per_page', 'page[size]'] as const;

/** Rows of a full page: fewer are, for some calls, the sign of the end. */
export function fullPage({ pageSize }: Stream, query: string): number {
  return Math.min(pageSize, named(new URLSearchParams(query))?.size ?? Infinity);
}

/**
 * The query for half as many rows; undefined where it names no number, or the least. A page that takes the server too long
 * is answered with 504 (support-api.md §3.11), and what follows keeps the size that was asked for last.
 */
export function halved(query: string): string | undefined {
  const parameters = new URLSearchParams(query);
  const { name, size } = named(parameters) ?? {};
  if (!name || !size || size < 2) return undefined;
  parameters.set(name, String(Math.floor(size / 2)));
  return parameters.toString();
}

function named(parameters: URLSearchParams): { name: string; size: number } | undefined {
  const name = names.find((one) => parameters.has(one));
  const size = Number(name && parameters.get(name));
  return name && size > 0 ? { name, size } : undefined;
}
