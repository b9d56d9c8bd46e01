/**
 * `npm run campaign`: whole exports under faults, pauses, crashes and changes, one for each seed. `--seeds 500` in Node,
 * `--browser 25` in Chromium, 0 leaves them out; `--seed 7` runs that one alone.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const options = {
  seeds: { type: 'string', default: '500' },
  browser: { type: 'string', default: '25' },
  seed: { type: 'string' },
} as const;
const { seeds, browser, seed } = parseArgs({ options }).values;

/** Each runner: how many seeds, the figure in its environment that says so, its command, and its option that picks tests by title. */
const runners = [
  {
    count: seeds,
    figure: 'CAMPAIGN_SEEDS',
    command: ['node_modules/vitest/vitest.mjs', 'run', '--config', 'tests/vitest.config.ts', 'campaign.test.ts'],
    pick: '--testNamePattern',
  },
  {
    count: browser,
    figure: 'CAMPAIGN_BROWSER_SEEDS',
    command: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts', 'campaign.test.ts'],
    pick: '--grep',
  },
];

for (const { count, figure, command, pick } of runners.filter((runner) => runner.count !== '0')) {
  const args = seed ? [...command, pick, `seed ${seed}$`] : command;
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, [figure]: seed ?? count } });
  if (status !== 0) process.exitCode = 1;
}
