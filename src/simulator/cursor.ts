/** Cursors, which to a client are texts without a meaning. */

/** The text behind a cursor, or undefined when it is none of ours. */
export function decoded(cursor: string): string | undefined {
  try {
    return atob(cursor);
  } catch {
    return undefined;
  }
}
