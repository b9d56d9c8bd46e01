/** How long tokens live, and what is said of it (support-api.md §2.1, chat-api.md §2 "Tokens"). All in seconds. */
import type { Product } from './clients.ts';
import type { Issued, Lives } from './granted.ts';
import { Refused } from './refused.ts';

/** A parameter by its name, '' for one that was not sent. */
export type Text = (name: string) => string;

/** In seconds, between two bounds that are themselves too much (support-api.md §2.1). */
const spans = {
  expires_in: { usual: 1_800, above: 300, below: 172_800 },
  refresh_token_expires_in: { usual: 2_592_000, above: 604_800, below: 7_776_000 },
} as const;

/** Of Chat only a sample of 10 hours is known (chat-api.md §2); that its renewals live as long as Support's is ours. */
export const livesOf = (product: Product, text: Text): Required<Lives> =>
  product === 'chat'
    ? { token: chatSeconds, refresh: spans.refresh_token_expires_in.usual }
    : { token: span('expires_in', text), refresh: span('refresh_token_expires_in', text) };

export const chatSeconds = 36_000;
export const supportSeconds = spans.expires_in.usual;

/** A span out of bounds is refused: ours. */
function span(name: keyof typeof spans, text: Text): number {
  const { usual, above, below } = spans[name];
  const seconds = text(name) ? Number(text(name)) : usual;
  if (Number.isInteger(seconds) && seconds > above && seconds < below) return seconds;
  throw new Refused('invalid_request');
}

const types: Record<Product, string> = { support: 'bearer', chat: 'Bearer' };

/** What is said of a token beside itself, in this order: in an answer, and in the fragment of Chat (RFC 6749 §4.2.2). */
export const termsOf = ({ client, scopes, made, until }: Issued) => ({
  token_type: types[client.product],
  scope: scopes.join(' '),
  expires_in: Math.floor((until - made) / 1000),
});
