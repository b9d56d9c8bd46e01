/** What goes wrong, and how often: seeded, so that a run can be repeated (chat-api.md §3.7, §7, support-api.md §3.11, §4). */
import { Dice, purpose } from './dice.ts';

/** What each fault does. Its place in this table is part of the seed. */
export const faults = {
  drop: 'the connection breaks before an answer',
  truncate: 'the answer is cut in the middle, cleanly or by a broken connection',
  delay: 'the answer comes 1 to 8 seconds late',
  throttle: '429 with Retry-After, though the budget is not used up; from Support in any of its three shapes',
  error: '500, 502 or 503',
  timeout: '504 from the edge, as plain text',
  html: '200 with a sign-in page instead of data',
  odd: 'a row whose visitor is a text; the rate is the share of rows, and the same rows each time',
  edit: 'a chat is edited after the answer',
  expire: 'the token that was sent has ended and stays so: 401; demo-2, demo-3 … are new ones',
  large: '504 where more than 500, 250 or 100 rows are asked for; the rate is the share of the places where a page may begin',
  change: 'a ticket, user or organization is changed after the answer',
  remove: 'a chat, ticket, user or organization is deleted after the answer',
} as const;

export type FaultKind = keyof typeof faults;

/** The probability of each fault, from 0 to 1: per request, but for `odd` per row and for `large` per place. */
export type FaultRates = Readonly<Partial<Record<FaultKind, number>>>;

/** What befalls one request: for each fault that does, dice for the details, as how long, which status, where to cut. */
export type Trouble = (kind: FaultKind) => Dice | undefined;

const kinds = Object.keys(faults);

/** Returns a function that says what befalls the next request, in the order of the requests. No fault moves another. */
export function createTroubles(seed: number, rates: FaultRates): () => Trouble {
  let requests = 0;
  return () => {
    const number = requests++;
    return (kind) => {
      const dice = new Dice(seed, number, purpose.fault + (kinds.indexOf(kind) + 1) * 512);
      return dice.hits(rates[kind] ?? 0) ? dice : undefined;
    };
  };
}

/** How the API that was called says that something is wrong with it. */
export interface Refuser {
  throttled(dice: Dice): Response;
  broken(dice: Dice): Response;
}

export const timeout = (): Response => new Response('upstream request timeout', { status: 504, headers: { 'Content-Type': 'text/plain' } });

const signIn = (): Response =>
  new Response('<!doctype html><title>Sign in</title><form><input type="password"></form>', {
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });

/** Faults that answer instead of the account; the first that hits counts. */
const instead: readonly [FaultKind, (dice: Dice, refuser: Refuser) => Response][] = [
  ['throttle', (dice, { throttled }) => throttled(dice)],
  ['error', (dice, { broken }) => broken(dice)],
  ['timeout', timeout],
  ['html', signIn],
];

export function answerInstead(trouble: Trouble, refuser: Refuser): Response | undefined {
  for (const [kind, answer] of instead) {
    const dice = trouble(kind);
    if (dice) return answer(dice, refuser);
  }
  return undefined;
}

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
