/** How many rows there are, by the account's own word, which is an estimate (support-api.md §3.9). */
import { json } from '../failures.ts';
import { iso } from '../moment.ts';
import type { Call } from '../routes.ts';

/** Above so many the number is reckoned once a day. */
const mostCounted = 100_000;

/** Above 100,000 the day of the count may be missing and the number be cut; here it always is. */
export function countAnswer({ account }: Call, value: number): Response {
  const refreshed_at = value > mostCounted ? null : iso(Math.floor(account.clock.now() / 1000)).replace('Z', '+00:00');
  return json({ count: { value: Math.min(value, mostCounted), refreshed_at } });
}
