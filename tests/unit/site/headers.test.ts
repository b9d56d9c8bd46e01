/** The files of headers as their hosts read them: the same headers in each, within the limits of the strictest. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { headersOf as headersSent } from '../../../src/bin/site-headers.ts';
import { hashesIn } from '../../../src/site/hashes.ts';
import { headerFiles, headersOf, longestLine, roomFor } from '../../../src/site/headers.ts';
import { writeHeaders } from '../../../src/site/protect.ts';

const headers = headersOf("default-src 'self'");
const files = headerFiles(headers);

test('each file says the same: every header once, with its whole value', () => {
  const apache = [...files['.htaccess']!.matchAll(/^ {2}Header always set ([\w-]+) "([^"]+)"$/gm)];
  const nginx = [...files['headers.nginx.conf']!.matchAll(/^add_header ([\w-]+) "([^"]+)" always;$/gm)];
  const netlify = [...files['_headers']!.matchAll(/^ {2}([\w-]+): (.+)$/gm)];
  for (const read of [apache, nginx, netlify]) expect(Object.fromEntries(read.map(([, name, value]) => [name, value]))).toEqual(headers);
});

test('what only headers can do is there', () => {
  expect(headers).toMatchObject({
    'Cross-Origin-Embedder-Policy': 'credentialless',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  expect(headers['Permissions-Policy']).toMatch(/^([a-z-]+=\(\), )*[a-z-]+=\(\)$/);
  expect(headers['Permissions-Policy']).not.toContain('clipboard-write');
  expect(headers['Strict-Transport-Security']).not.toMatch(/includeSubDomains|preload/);
});

test('one rule for all files, and no line longer than Cloudflare reads', () => {
  const room = roomFor('Content-Security-Policy');
  const lines = headerFiles(headersOf('x'.repeat(room)))
    ['_headers']!.trimEnd()
    .split('\n');
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual(['/*']);
  expect(Math.max(...lines.map(({ length }) => length))).toBe(longestLine);
  expect(() => headerFiles(headersOf('x'.repeat(room + 1)))).toThrow(/Content-Security-Policy has/);
});

test.each(['a "b"', 'a $b', 'a\nb', '%{b}e', 'a\\b'])('a value that hosts read differently stops the build: %j', (value) => {
  expect(() => headerFiles({ 'X-Test': value })).toThrow(/X-Test/);
});

describe('in a built folder', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'wegweiser-headers-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('they name the hashes of the pages, and npm start sends them', async () => {
    await writeHeaders(folder, hashesIn('<script>one()</script>'), ['https://relay.example']);
    const sent = headersSent(folder);
    expect(sent['Content-Security-Policy']).toMatch(/'sha256-[^']+'.*https:\/\/relay\.example/);
    expect(readFileSync(path.join(folder, '.htaccess'), 'utf8')).toContain(sent['Content-Security-Policy']);
    expect(sent).toEqual(headersOf(sent['Content-Security-Policy']!));
  });

  test('a folder that no build of ours made has none', () => {
    expect(headersSent(folder)).toEqual({});
  });
});
