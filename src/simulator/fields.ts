/** The `fields` parameter: what of each chat is asked for (chat-api.md §3.5). */

/** `undefined`: everything. Otherwise the names asked for, in no order. */
export type Fields = ReadonlySet<string> | undefined;

export const onlyIds: Fields = new Set(['id']);

/**
 * `chats(*)` asks for everything, `chats(id,timestamp)` for those fields. Nothing, or what names no chats, leaves only
 * the ids. Names the row does not have are passed over; both are our reading, the vendor does not say.
 */
export function parseFields(text: string | null): Fields {
  const names = /(?:^|,)\s*chats\(([^)]*)\)/
    .exec(text ?? '')?.[1]
    ?.split(',')
    .map((name) => name.trim());
  if (!names) return onlyIds;
  return names.includes('*') ? undefined : new Set(names);
}
