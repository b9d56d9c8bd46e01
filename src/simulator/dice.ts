/**
 * Chance without memory. Everything that looks random in the simulator is a function of the seed, a number (of a chat,
 * a request, an edit) and a purpose, so that any part of the account can be made alone, in any order, and is always the
 * same.
 */

/** Keeps apart what is rolled for the same number. */
export const purpose = {
  row: 1,
  moment: 2,
  span: 3,
  id: 4,
  visitor: 5,
  oddity: 6,
  edit: 7,
  fault: 8,
  agent: 9,
  session: 10,
  ban: 11,
  event: 12,
  ticket: 13,
  user: 14,
  organization: 15,
  ticketEvent: 16,
  scope: 17,
  satisfaction: 18,
  social: 19,
  log: 20,
  status: 21,
  deletion: 22,
  channel: 23,
  large: 24,
  signIn: 25,
};

/** A whole number from 0 to 2³² − 1, evenly spread, the same for the same three numbers on every machine. */
export function hash(seed: number, number: number, salt: number): number {
  return mix(mix(mix(seed + 0x9e3779b9) + number) + Math.imul(salt, 0x85ebca6b));
}

/** The same as a fraction: from 0 up to, but never, 1. */
export const fraction = (seed: number, number: number, salt: number): number => hash(seed, number, salt) / 2 ** 32;

/** A text as a whole number from 0 to 2³² − 1, evenly spread. */
export const hashText = (text: string): number => [...text].reduce((sum, sign) => mix(sum + sign.codePointAt(0)!), 0);

/** The numbers 0 … 2³² − 1 in another order: a full period of mixing, so no two inputs give one output. */
function mix(number: number): number {
  let h = number | 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A run of chances for one number and purpose. Each call goes one step on. */
export class Dice {
  #state: number;

  constructor(seed: number, number: number, salt: number) {
    this.#state = hash(seed, number, salt);
  }

  /** From 0 up to, but never, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return mix(this.#state) / 2 ** 32;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** True with the probability `rate`. */
  hits(rate: number): boolean {
    return this.next() < rate;
  }

  /** One of `list`, which must not be empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** From 0 up to `most`, with as many digits as a double has: the vendor's averages have 14 and more (chat-api.md §4.6). */
  float(most: number): number {
    return (this.next() + this.next() / 2 ** 32) * most;
  }
}
