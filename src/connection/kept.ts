/** What the reader has asked to keep until the tab closes: in `sessionStorage`, under one name, and nowhere else ever. */
import * as z from 'zod/mini';

const name = 'wegweiser.connection';

const access = z.object({
  token: z.string(),
  endsAt: z.optional(z.number()),
  refreshToken: z.optional(z.string()),
  clientId: z.optional(z.string()),
  relay: z.optional(z.string()),
  identity: z.object({
    name: z.string(),
    role: z.enum(['owner', 'administrator', 'agent', 'end-user']),
    scopes: z.optional(z.array(z.string())),
    endsAt: z.optional(z.number()),
    id: z.optional(z.number()),
  }),
});
const schema = z.object({ origin: z.string(), chat: z.optional(access), support: z.optional(access) });

export type Kept = z.infer<typeof schema>;

/** Undefined for nothing, for what another version wrote, and where storage is refused. */
export function readKept(storage: () => Storage): Kept | undefined {
  try {
    return schema.parse(JSON.parse(storage().getItem(name) ?? 'null'));
  } catch {
    return undefined;
  }
}

/** Whether it is kept now; `undefined` removes it. A browser that refuses keeps nothing, which loses nothing either. */
export function writeKept(storage: () => Storage, kept: Kept | undefined): boolean {
  try {
    if (kept) storage().setItem(name, JSON.stringify(kept));
    else storage().removeItem(name);
    return kept !== undefined;
  } catch {
    return false;
  }
}
