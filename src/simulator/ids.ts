/**
 * Ids as the vendor gives them, `YYMM.<account>.<random>` (chat-api.md §4.1), that can be read back: the random part
 * hides the chat's number, so that a cursor is found without a list of ids.
 */
import { hash, purpose } from './dice.ts';
import { accountNumber } from './account.ts';
import type { Timeline } from './timeline.ts';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const rounds = [0x51, 0x52, 0x53, 0x54];
const hidden = 6;

export interface Ids {
  /** The id of chat `i`. */
  of(i: number): string;
  /** The number of the chat with this id, or undefined when the account has none. */
  number(id: string): number | undefined;
}

/** Ids of the account that `seed` and `timeline` make. Holds nothing. */
export function createIds(seed: number, timeline: Timeline): Ids {
  const of = (i: number) =>
    `${month(timeline.span(i).begun)}.${accountNumber}.${base62(shuffle(seed, i), hidden)}${noise(seed, i, purpose.id)}`;
  return {
    of,
    number: (id) => {
      const code = id.split('.')[2]?.slice(0, hidden) ?? '';
      const i = unshuffle(seed, fromBase62(code));
      return i < timeline.size && of(i) === id ? i : undefined;
    },
  };
}

/** Seven letters and digits that mean nothing but are always the same for one number and purpose. */
export const noise = (seed: number, number: number, salt: number): string =>
  base62(hash(seed, number, salt), hidden) + letters[hash(seed, number, salt + 64) % 62]!;

/** A small Feistel network: turns 0 … 2³² − 1 into the same numbers in another order, and back. */
export function shuffle(seed: number, number: number): number {
  let [left, right] = [number >>> 16, number & 0xffff];
  for (const round of rounds) [left, right] = [right, left ^ (hash(seed, right, round) & 0xffff)];
  return left * 0x10000 + right;
}

export function unshuffle(seed: number, number: number): number {
  let [left, right] = [Math.floor(number / 0x10000) & 0xffff, number & 0xffff];
  for (const round of rounds.toReversed()) [left, right] = [right ^ (hash(seed, left, round) & 0xffff), left];
  return left * 0x10000 + right;
}

function base62(number: number, width: number): string {
  let [text, rest] = ['', number];
  for (let n = 0; n < width; n++) {
    text = letters[rest % 62]! + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

const fromBase62 = (text: string): number => [...text].reduce((sum, letter) => sum * 62 + letters.indexOf(letter), 0);

function month(time: number): string {
  const date = new Date(time * 1000);
  return String((date.getUTCFullYear() % 100) * 100 + date.getUTCMonth() + 1);
}
