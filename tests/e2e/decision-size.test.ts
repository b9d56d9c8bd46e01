/** What a decision costs a page in scripts. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { testSite } from '../pseudo/site.ts';
import { expect, test } from './test.ts';

const site = path.join(testSite, 'dist');
const read = (file: string) => readFileSync(path.join(site, file), 'utf8');

test('the scripts that a decision adds to its page are small', () => {
  const without = scriptsOf('en/guide/message-line/index.html');
  const added = [...scriptsOf('en/decide/message-channels/index.html')].filter(([name]) => !without.has(name));
  expect(added).not.toEqual([]);
  const bytes = added.map(([, script]) => gzipSync(script, { level: 9 }).length);
  expect(bytes.reduce((a, b) => a + b)).toBeLessThanOrEqual(6000);
});

/** The modules of a page with all that they import before they run, by their names; those that stand in the page by their text. */
function scriptsOf(page: string): Map<string, string> {
  const scripts = new Map<string, string>();
  const follow = (file: string) => {
    if (scripts.has(file)) return;
    const script = read(file);
    scripts.set(file, script);
    for (const [, imported] of script.matchAll(/(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g))
      follow(path.posix.join(path.posix.dirname(file), imported!));
  };
  for (const [, attributes, inline] of read(page).matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
    const source = /\bsrc="\/([^"]+)"/.exec(attributes!)?.[1];
    if (source && existsSync(path.join(site, source))) follow(source);
    else if (inline) scripts.set(inline, inline);
  }
  return scripts;
}
