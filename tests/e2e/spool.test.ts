/** The contract of the spool, kept by the origin private file system of a real browser. */
import { build } from 'vite';
import { cases } from '../contract/spool/cases.ts';
import { asScript, expect, test } from './test.ts';

let script: string;
test.beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: 'tests/e2e/spool-worker.ts', formats: ['es'] } },
  });
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
  script = output[0].code;
});

for (const [name] of cases) {
  test(`private files: ${name}`, async ({ page }) => {
    await page.route('**/_astro/spool-worker.js', (route) => route.fulfill(asScript(script)));
    await page.goto('/en/guide/apis/');
    const result = await page.evaluate(
      (title) =>
        new Promise((resolve) => {
          const worker = new Worker('/_astro/spool-worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => resolve(message);
          worker.postMessage(title);
        }),
      name,
    );
    expect(result).toBe('passed');
  });
}
