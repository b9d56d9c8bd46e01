/** What SECURITY.md and the record of the policies point to is there. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../../fixtures/content/edit.ts';

const named = (text: string, folder: string) => {
  const whole = [...text.matchAll(/`((?:src|tests|content)\/[\w./-]+)`/g)].map(([, name]) => name!);
  const beside = [...text.matchAll(/`((?:src|tests)\/[\w/]+\/)[\w.-]+`, `([\w-]+(?:\.test)?\.ts)`/g)].map(([, at, name]) => `${at}${name}`);
  const linked = [...text.matchAll(/\]\((\d{4}-[\w-]+\.md)\)/g)].map(([, name]) => path.join(folder, name!));
  return [...whole, ...beside, ...linked];
};

/** An ADR is also named by its number alone. */
const isThere = (name: string) => existsSync(path.join(project, name)) || /^src\/adr\/\d{4}$/.test(name);

test.each([
  ['SECURITY.md', 25],
  ['src/adr/0016-trusted-types.md', 2],
])('%s names files that are there', (file, least) => {
  const names = named(readFileSync(path.join(project, file), 'utf8'), path.dirname(file));
  expect(names.length).toBeGreaterThanOrEqual(least);
  expect(names.filter((name) => !isThere(name))).toEqual([]);
});
