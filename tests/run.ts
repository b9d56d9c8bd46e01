/**
 * `npm test`: every stage in turn, then one summary and the line `N passed, N failed`. A stage that cannot run counts as
 * failed. `--quick` leaves out the build and the browser.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

interface Result {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
}

interface Stage {
  name: string;
  quick: boolean;
  /** Run by this very Node. */
  command: readonly string[];
  /** Counts from the runner's own report; without it the stage is one check. */
  report?: { file: string; read: (json: unknown) => { passed: number; failed: number } };
}

const results = 'test-results/reports';
const vitest = (name: string): Stage => ({
  name,
  quick: true,
  command: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--config',
    'tests/vitest.config.ts',
    `tests/${name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}/${name}.json`,
  ],
  report: {
    file: `${results}/${name}.json`,
    read: (json) => {
      const { numPassedTests, numTotalTests } = json as { numPassedTests: number; numTotalTests: number };
      return { passed: numPassedTests, failed: numTotalTests - numPassedTests };
    },
  },
});

const stages: readonly Stage[] = [
  {
    name: 'types',
    quick: true,
    command: ['node_modules/astro/bin/astro.mjs', 'check', '--minimumSeverity', 'warning', '--minimumFailingSeverity', 'warning'],
  },
  {
    name: 'lint',
    quick: true,
    command: ['node_modules/eslint/bin/eslint.js', '-c', 'tests/eslint.config.mjs', '--max-warnings', '0', '.'],
  },
  {
    name: 'style',
    quick: true,
    command: [
      'node_modules/prettier/bin/prettier.cjs',
      '--config',
      'tests/prettier.json',
      '--log-level',
      'warn',
      '--check',
      '*.{ts,mjs}',
      '{src,tests}/**/*.{ts,mjs,astro,css}',
    ],
  },
  vitest('unit'),
  vitest('contract'),
  { name: 'build', quick: false, command: ['src/bin/start.ts', '--build-only'] },
  {
    name: 'browser',
    quick: false,
    command: ['node_modules/@playwright/test/cli.js', 'test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'],
    report: {
      file: `${results}/browser.json`,
      read: (json) => {
        const { expected, unexpected, flaky, skipped } = (
          json as { stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number> }
        ).stats;
        return { passed: expected, failed: unexpected + flaky + skipped };
      },
    },
  },
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const done: Result[] = [];
for (const stage of stages.filter((s) => s.quick || !process.argv.includes('--quick'))) done.push(await run(stage));

console.log('');
for (const { name, passed, failed, seconds } of done) {
  console.log(
    `${failed ? '✗' : '✓'} ${name.padEnd(10)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(0).padStart(5)} s`,
  );
}
const sum = (of: 'passed' | 'failed') => done.reduce((total, result) => total + result[of], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;

async function run({ name, command, report }: Stage): Promise<Result> {
  console.log(`\n── ${name}`);
  const begun = performance.now();
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: `${results}/browser.json` };
  const code = await new Promise<number | null>((resolve) =>
    spawn(process.execPath, command, { stdio: ['ignore', 'inherit', 'inherit'], env }).on('close', resolve),
  );
  const counts = report && readReport(report);
  const { passed, failed } = counts ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that failed without a failed test could not run: that is a failure too, and so is a run of no test at all.
  const hidden = (code !== 0 || passed + failed === 0) && failed === 0 ? 1 : 0;
  return { name, passed, failed: failed + hidden, seconds: (performance.now() - begun) / 1000 };
}

function readReport({ file, read }: NonNullable<Stage['report']>) {
  try {
    return read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1 };
  }
}
