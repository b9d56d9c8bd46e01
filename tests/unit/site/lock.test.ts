/** The lock file fits `package.json` and is complete for every platform, so that `npm ci` passes on each of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { project } from '../../fixtures/content/edit.ts';

type Versions = Record<string, string>;
interface Package {
  name?: string;
  version?: string;
  integrity?: string;
  resolved?: string;
  link?: boolean;
  optional?: boolean;
  dependencies?: Versions;
  devDependencies?: Versions;
  optionalDependencies?: Versions;
}

const json = (name: string) => JSON.parse(readFileSync(path.join(project, name), 'utf8')) as unknown;
const manifest = json('package.json') as Package;
const lock = json('package-lock.json') as { lockfileVersion: number; packages: Record<string, Package> };
const packages = Object.entries(lock.packages);
const kinds = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

/** Looks for a package where Node does: beside the one that names it, and then further up. */
function isLocked(name: string, from: string): boolean {
  if (`${from && `${from}/`}node_modules/${name}` in lock.packages) return true;
  return from !== '' && isLocked(name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))));
}

test('the lock file is that of this project', () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(lock.packages['']).toMatchObject({ name: manifest.name, version: manifest.version });
});

test.each(kinds)('%s are those of package.json', (kind) => {
  expect(manifest[kind]).toBeDefined();
  expect(lock.packages['']?.[kind]).toEqual(manifest[kind]);
});

test.each(kinds)('%s are pinned, and locked at that very version', (kind) => {
  for (const [name, version] of Object.entries(manifest[kind]!)) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('every package that another one needs is locked, whatever platform it is for', () => {
  const missing = packages.flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !isLocked(name, from))
      .map((name) => `${name}, for ${from || 'the project'}`),
  );
  expect(missing).toEqual([]);
});

test('no package is tied to an address, and each that a platform cannot do without is known by its contents', () => {
  const others = packages.filter(([from]) => from !== '');
  expect(others.length).toBeGreaterThan(100);
  expect(others.filter(([, p]) => p.resolved !== undefined || p.link).map(([name]) => name)).toEqual([]);
  expect(others.filter(([, p]) => !p.optional && !p.integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([]);
});
