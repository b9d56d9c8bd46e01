/** What goes wrong, and how often: seeded, so that a run can be repeated (chat-api.md §3.7, §7). */
import { Dice, purpose } from './dice.ts';
import { json } from './failures.ts';

/** What each fault does. Its place in this table is part of the seed. */
export const faults = {
  drop: 'the connection breaks before an answer',
  truncate: 'the answer is cut in the middle, cleanly or by a broken connection',
  delay: 'the answer comes 1 to 8 seconds late',
  throttle: '429 with Retry-After, though the budget is not used up',
  error: '500, 502 or 503',
  timeout: '504 from the edge, as plain text',
  html: '200 with a sign-in page instead of data',
  odd: 'a row whose visitor is a text; the rate is the share of rows, and the same rows each time',
  edit: 'a chat is edited after the answer',
} as const;

export type FaultKind = keyof typeof faults;

/** The probability of each fault, from 0 to 1: per request, but for `odd` per row. */
export type FaultRates = Readonly<Partial<Record<FaultKind, number>>>;

/** What befalls one request. */
export interface Trouble {
  hits(kind: FaultKind): boolean;
  /** For the details: how long, which status, where to cut. */
  readonly dice: Dice;
}

/** Returns a function that says what befalls the next request, in the order of the requests. */
export function createTroubles(seed: number, rates: FaultRates): () => Trouble {
  const kinds = Object.keys(faults) as FaultKind[];
  let requests = 0;
  return () => {
    const dice = new Dice(seed, requests++, purpose.fault);
    const hit = new Set(kinds.filter((kind) => dice.hits(rates[kind] ?? 0)));
    return { dice, hits: (kind) => hit.has(kind) };
  };
}

/** The 429 of the API that was called, with `Retry-After` in seconds. */
type Throttled = (seconds: number) => Response;

/** Faults that answer instead of the account; the first that hits counts. */
const instead: readonly [FaultKind, (dice: Dice, throttled: Throttled) => Response][] = [
  ['throttle', (dice, throttled) => throttled(dice.whole(1, 60))],
  ['error', (dice) => json({ error: 'Server Error', description: 'Something broke on the way' }, dice.pick([500, 502, 503]))],
  ['timeout', () => new Response('upstream request timeout', { status: 504, headers: { 'Content-Type': 'text/plain' } })],
  [
    'html',
    () =>
      new Response('<!doctype html><title>Sign in</title><form><input type="password"></form>', {
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      }),
  ],
];

export const answerInstead = ({ hits, dice }: Trouble, throttled: Throttled): Response | undefined =>
  instead.find(([kind]) => hits(kind))?.[1](dice, throttled);

/**
 * Reads `drop=0.1,truncate=0.05`; an empty text means no faults.
 * @throws RangeError with one sentence that names the part at fault and what is possible.
 */
export function parseFaults(text: string): FaultRates {
  return Object.fromEntries(
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
      .map(parseFault),
  );
}

function parseFault(part: string): [string, number] {
  const [kind = '', rate = '', ...more] = part.split('=').map((side) => side.trim());
  if (!Object.hasOwn(faults, kind)) throw new RangeError(`"${part}" names no fault; possible are ${Object.keys(faults).join(', ')}.`);
  const share = Number(rate);
  if (more.length || rate === '' || !(share >= 0 && share <= 1))
    throw new RangeError(`"${part}" needs a rate from 0 to 1, as in ${kind}=0.1.`);
  return [kind, share];
}
