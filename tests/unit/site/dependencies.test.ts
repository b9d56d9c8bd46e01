/** What is installed is what we say: each package with its reason, under a free licence, and to the last byte what was locked. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../../fixtures/content/edit.ts';

interface Locked {
  version: string;
  dev?: boolean;
  optional?: boolean;
  integrity?: string;
  resolved?: string;
}

const read = (name: string) => readFileSync(path.join(project, name), 'utf8');
const json = <T = Record<string, Record<string, string>>>(name: string) => JSON.parse(read(name)) as T;
const manifest = json('package.json');
const direct: Readonly<Record<string, string>> = {
  ...manifest['dependencies'],
  ...manifest['devDependencies'],
  ...manifest['optionalDependencies'],
};
const packages = Object.entries(json<{ packages: Record<string, Locked> }>('package-lock.json').packages).filter(([place]) => place);

test('package.json names exact versions only', () => {
  expect(Object.keys(direct).length).toBeGreaterThan(20);
  expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('src/README.md says why each of them is there, and names no other', () => {
  const table = read('src/README.md').split('## Why each package is there')[1]!.split('\n## ')[0]!;
  const rows = [...table.matchAll(/^\| (`.+?`) +\| (.+?) +\|$/gm)];
  const named = rows.flatMap(([, names]) => [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  expect(named.toSorted()).toEqual(Object.keys(direct).toSorted());
  for (const [, names, reason] of rows) expect(reason, names).toMatch(/\w+ \w+/);
});

/** Free licences, by their SPDX names; all may stand in a site under MIT. */
const free = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** `MIT OR Apache-2.0` asks for one of them, `MIT AND ISC` for both. */
const isFree = (licence: string) =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => free.has(one.trim())));

test('every package that a build needs and that is installed here has a free licence', () => {
  const installed = packages.filter(([place, { dev }]) => !dev && existsSync(path.join(project, place, 'package.json')));
  expect(installed.length).toBeGreaterThan(200);
  const licences = installed.map(
    ([place]) => [place, json<{ license?: string }>(path.join(place, 'package.json')).license ?? 'none'] as const,
  );
  expect(licences.filter(([, licence]) => !isFree(licence))).toEqual([]);
});

test('the lock knows every package by its contents, and none by an address', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  // Without one are only packages for other platforms, which the registry in use lacked (src/adr/0002); npm takes those unseen.
  const unknown = packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  expect(unknown.filter(([place, { optional }]) => !optional || existsSync(path.join(project, place)))).toEqual([]);
});
