/** What a token may, by the words of its scope (support-api.md §2.2, chat-api.md §2 "Grants"). */
import type { Product } from './clients.ts';

/** What a call needs: to read or write what it is about, or merely a scope that means anything at all. */
export type Need = 'read' | 'write' | 'any';

const resources = [
  ...['tickets', 'users', 'auditlogs', 'organizations', 'hc', 'apps', 'triggers', 'automations', 'targets', 'webhooks', 'macros'],
  ...['requests', 'satisfaction_ratings', 'dynamic_content', 'any_channel', 'web_widget'],
];
const narrow = resources.flatMap((resource) => [`${resource}:read`, `${resource}:write`]);

const known: Record<Product, ReadonlySet<string>> = {
  support: new Set(['read', 'write', 'impersonate', ...narrow]),
  chat: new Set(['read', 'write', 'chat']),
};

/** `read` covers `tickets:read`: ours. */
const covers = (most: readonly string[], word: string) => most.includes(word) || most.includes(word.replace(/^.*:/, ''));

/**
 * The words of `scope`. Undefined where there are none (RFC 6749 §3.3 leaves that open: ours), or where one that the vendor knows
 * goes beyond `most`. One that it does not know is granted, and opens nothing (support-api.md §2.1).
 */
export function scopesOf(product: Product, scope: string, most?: readonly string[]): readonly string[] | undefined {
  const words = [...new Set(scope.split(' ').filter(Boolean))];
  const beyond = most && words.some((word) => known[product].has(word) && !covers(most, word));
  return words.length === 0 || beyond ? undefined : words;
}

/**
 * Whether these words suffice for a call. A narrow one opens the addresses that name its resource, as `tickets:read` does
 * `/incremental/tickets/cursor`, and not what lies beside it, as `/incremental/ticket_events`: ours (support-api.md §2.2).
 */
export function suffices(product: Product, scopes: readonly string[], need: Need, pathname: string): boolean {
  if (need === 'any') return scopes.some((word) => known[product].has(word));
  const narrow = pathname.split(/[/.]/).map((part) => `${part}:${need}`);
  return scopes.includes(need) || narrow.some((word) => known[product].has(word) && scopes.includes(word));
}
