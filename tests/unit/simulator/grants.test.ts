/** What is remembered of codes and tokens: only what still works. */
import { expect, test } from 'vitest';
import { usualClients } from '../../../src/simulator/index.ts';
import { createGrants } from '../../../src/simulator/sign-in/grants.ts';
import { turnableClock } from '../../fixtures/clock.ts';

const of = { client: usualClients['wegweiser']!, role: 'owner', scopes: ['read'] } as const;

test('thousands of sign-ins, each after the last has ended, leave no more than one', () => {
  const clock = turnableClock(0);
  const grants = createGrants(1, Infinity, clock);
  for (let n = 0; n < 5_000; n++) {
    const code = grants.code(grants.newCode({ ...of, redirect: '', challenge: undefined }))!;
    grants.issue(of, { token: 400, refresh: 700 }, code.chain);
    expect(grants.held()).toBe(3);
    clock.turn(700_000);
  }
});

test('a token is forgotten before what renews it, and what was withdrawn with the next one that is made', () => {
  const clock = turnableClock(0);
  const grants = createGrants(1, Infinity, clock);
  const { chain } = grants.issue(of, { token: 400, refresh: 700 });
  clock.turn(400_000);
  grants.issue(of, { token: 400 });
  expect(grants.held()).toBe(2);
  chain.withdrawn = true;
  grants.issue(of, { token: 400 });
  expect(grants.held()).toBe(2);
});
