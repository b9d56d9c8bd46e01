/**
 * The codes and tokens that the account has given out. All are made from the seed and a count, so that a run can be repeated;
 * they are secret from nobody who knows the seed. What has ended is forgotten when the next one is made.
 */
import type { Clock } from '../../zendesk/clock.ts';
import { Dice, purpose } from '../dice.ts';
import type { Product } from './clients.ts';
import type { Chain, Code, Granted, Issued, Lives } from './granted.ts';

export interface Grants {
  /** A new code for what a person has allowed, good for 120 seconds (support-api.md §2.1). */
  newCode(of: Granted & Pick<Code, 'redirect' | 'challenge'>): string;
  /** A code whose time is not over, used or not. */
  code(code: string): Code | undefined;
  /** A new token; `chain` that of the code or token which it comes from. No token lives longer than the account's tokens do. */
  issue(of: Granted, lives: Lives, chain?: Chain): Issued;
  /** Of a token that works with this product. */
  find(token: string, product: Product): Issued | undefined;
  /** Of what still renews a token. */
  renewable(refresh: string): Issued | undefined;
  /** Ends a token; what renews it goes on. */
  end(token: string): void;
  /** Ends a token and what renews it. */
  revoke(issued: Issued): void;
  /** How many codes, tokens and renewals are remembered. */
  held(): number;
}

const codeMs = 120_000;

/** `lifeMs` bounds the life of every token, from when it was made; Infinity for none. */
export function createGrants(seed: number, lifeMs: number, clock: Clock): Grants {
  const [codes, tokens, renewals] = [new Map<string, Code>(), new Map<string, Issued>(), new Map<string, Issued>()];
  let [secrets, ids] = [0, 1];
  const secret = () => secretOf(seed, secrets++);
  const forget = () => {
    forgetIn(codes, ({ until }) => until);
    forgetIn(tokens, ({ until }) => until);
    forgetIn(renewals, ({ refreshUntil }) => refreshUntil);
  };
  const forgetIn = <T extends { chain: Chain }>(all: Map<string, T>, until: (one: T) => number) => {
    for (const [key, one] of all) if (!working(one, until)) all.delete(key);
  };
  const working = <T extends { chain: Chain }>(one: T | undefined, until: (one: T) => number) =>
    one && !one.chain.withdrawn && clock.now() < until(one) ? one : undefined;

  return {
    newCode(of) {
      forget();
      const code = secret();
      codes.set(code, { ...of, until: clock.now() + codeMs, chain: { withdrawn: false }, used: false });
      return code;
    },
    code: (code) => working(codes.get(code), ({ until }) => until),
    issue(of, { token: seconds, refresh: renewal = 0 }, chain = { withdrawn: false }) {
      forget();
      const made = clock.now();
      const refresh = renewal ? secret() : undefined;
      const ends = { until: made + Math.min(seconds * 1000, lifeMs), refreshUntil: made + renewal * 1000 };
      const { client, role, scopes } = of;
      const issued: Issued = { client, role, scopes, id: ++ids, token: secret(), refresh, made, ...ends, chain };
      tokens.set(issued.token, issued);
      if (refresh) renewals.set(refresh, issued);
      return issued;
    },
    find: (token, product) => {
      const issued = tokens.get(token);
      return issued?.client.product === product ? working(issued, ({ until }) => until) : undefined;
    },
    renewable: (refresh) => working(renewals.get(refresh), ({ refreshUntil }) => refreshUntil),
    end: (token) => void tokens.delete(token),
    revoke: ({ token, refresh }) => {
      tokens.delete(token);
      if (refresh) renewals.delete(refresh);
    },
    held: () => codes.size + tokens.size + renewals.size,
  };
}

/** 64 hexadecimal digits, as long as the real ones (chat-api.md §2); never the same for two counts. */
function secretOf(seed: number, count: number): string {
  const dice = new Dice(seed, count, purpose.signIn);
  return Array.from({ length: 8 }, () =>
    dice
      .whole(0, 2 ** 32 - 1)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
}
