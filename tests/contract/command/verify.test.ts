/** `src/bin/verify.ts`: the real command over exports that are whole and that are not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeAll, afterAll, beforeEach, describe, expect, test } from 'vitest';
import { formats, type FormatName } from '../../../src/export/formats/index.ts';
import type { Job } from '../../../src/export/job.ts';
import type { JobManifest } from '../../../src/export/manifest.ts';
import { chatStreams } from '../../../src/zendesk/chat-streams.ts';
import type { StreamName } from '../../../src/zendesk/streams.ts';
import { supportStreams } from '../../../src/zendesk/support-streams.ts';
import { everything } from '../../fixtures/manifests.ts';
import { command, Export, exported, newFolder, verified, verify } from './verifying.ts';

let one: Export;
afterEach(() => one.remove());

describe('what holds', () => {
  test('an export by the command, and its SHA256SUMS', async () => {
    one = new Export(newFolder());
    const child = spawn(process.execPath, ['src/bin/simulate.ts', '--port', '0', '--chats', '1200', '--budget', 'off']);
    const [address] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    const asked = ['--account', address, '--out', one.folder, '--streams', 'chats,agents', '--format', 'csv,jsonl'];
    const end = await command('src/bin/export.ts', asked, 'demo');
    child.kill();
    expect(end, end.err).toMatchObject({ code: 0 });

    expect(await verify('--folder', one.folder)).toEqual({
      code: 0,
      err: '',
      out: `OK      chats.csv, 1,200 rows
OK      chats.jsonl, 1,200 rows
OK      agents.csv, 12 rows
OK      agents.jsonl, 12 rows
OK      manifest.json
OK      report.html
OK      SHA256SUMS
All 7 files are what they were when the export was made.
`,
    });
    const names = ['chats.csv', 'chats.jsonl', 'agents.csv', 'agents.jsonl', 'manifest.json', 'report.html'];
    expect(one.text('SHA256SUMS')).toBe(names.map((name) => `${one.sum(name)}  ${name}\n`).join(''));
  });

  const everyFormat = Object.keys(formats) as FormatName[];
  test.each<[string, Partial<Job>]>([
    ['every stream of Chat in every format', { streams: Object.keys(chatStreams) as StreamName[], formats: everyFormat }],
    ['every stream of Support in every format', { streams: Object.keys(supportStreams) as StreamName[], formats: everyFormat }],
    ['compressed, in pieces', { streams: ['chats', 'tickets'], formats: everyFormat, compress: true, pieceBytes: 200_000 }],
    [
      'chosen fields, and persons taken out',
      {
        streams: ['chats', 'tickets'],
        formats: everyFormat,
        fields: { chats: ['message'], tickets: [] },
        privacy: { withoutLocation: true, pseudonymKey: 'k' },
      },
    ],
  ])('%s', async (_, wish) => {
    one = await exported(wish);
    const { code, out } = await verify('--folder', one.folder);
    expect(code, out).toBe(0);
    for (const file of one.manifest().streams.flatMap(({ files }) => files))
      expect(out).toContain(`OK      ${(file.compressed ?? file).name}, `);
  });
});

describe('what does not hold is found, and the file named', () => {
  let [whole, packed]: [Export?, Export?] = [];
  beforeAll(async () => {
    whole = await exported({ formats: ['csv', 'jsonl', 'csv-tables'], pieceBytes: 400_000 });
    packed = await exported({ compress: true });
  });
  afterAll(() => [whole, packed].forEach((made) => made?.remove()));
  beforeEach(() => {
    one = whole!.copy();
  });

  const sum = 'has another SHA-256 than it had';
  const length = expect.stringMatching(/^has [\d,]+ bytes instead of [\d,]+/) as string;
  const exchange = (a: string, b: string) => {
    const [first, second] = [one.text(a), one.text(b)];
    one.write(a, second);
    one.write(b, first);
  };

  test.each<[string, () => void, Record<string, unknown>]>([
    ['a byte', () => one.change('chats.2.csv', (text) => text.replace('chat.msg', 'chat.Msg')), { 'chats.2.csv': sum }],
    ['a row that is lost', () => one.changeLines('chats.2.jsonl', (rows) => rows.toSpliced(9, 1)), { 'chats.2.jsonl': length }],
    ['a file that is lost', () => rmSync(one.at('chats.csv')), { 'chats.csv': 'is not there' }],
    [
      'a folder in its place',
      () => {
        rmSync(one.at('chats.csv'));
        mkdirSync(one.at('chats.csv'));
      },
      { 'chats.csv': 'is not there' },
    ],
    [
      'a file that is cut off',
      () => one.change('chats.csv', (text) => text.slice(0, -1)),
      { 'chats.csv': expect.stringMatching(/bytes instead.*; cannot be read to its end/) as string },
    ],
    [
      'a row in another piece',
      () => {
        const [row] = one.lines('chats.jsonl').slice(9);
        one.changeLines('chats.jsonl', (rows) => rows.toSpliced(9, 1));
        one.changeLines('chats.2.jsonl', (rows) => rows.toSpliced(9, 0, row!));
      },
      { 'chats.jsonl': length, 'chats.2.jsonl': length },
    ],
    ['pieces that changed places', () => exchange('chats.jsonl', 'chats.2.jsonl'), { 'chats.jsonl': length, 'chats.2.jsonl': length }],
    ['a row of a child table', () => one.changeLines('chats.tags.csv', (rows) => rows.toSpliced(9, 1)), { 'chats.tags.csv': length }],
    ['another report', () => one.change('report.html', (text) => text.replace('600', '601')), { 'report.html': sum }],
    ['another manifest', () => one.change('manifest.json', (text) => text.replace('acme', 'asme')), { 'manifest.json': sum }],
    [
      'sums that are not all listed',
      () => one.changeLines('SHA256SUMS', (sums) => sums.slice(1)),
      { SHA256SUMS: 'does not list the files that manifest.json names, each with its SHA-256' },
    ],
    [
      'no sums',
      () => rmSync(one.at('SHA256SUMS')),
      { 'manifest.json': 'is not listed in SHA256SUMS', 'report.html': 'is not listed in SHA256SUMS', SHA256SUMS: 'is not there' },
    ],
  ])('%s', async (_, tamper, faults) => {
    tamper();
    expect(await verified(one)).toEqual([7, faults]);
  });

  test('compressed, a byte that changed', async () => {
    one.remove();
    one = packed!.copy();
    const bytes = one.bytes('chats.csv.gz');
    one.write('chats.csv.gz', bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1));
    expect(await verified(one)).toEqual([7, { 'chats.csv.gz': `${sum}; cannot be read to its end` }]);
  });

  test('how many files are not what they were is said at the end', async () => {
    rmSync(one.at('report.html'));
    const { out } = await verify('--folder', one.folder);
    expect(out).toMatch(/\n1 of \d+ files are not what they were when the export was made\.\n$/);
  });
});

describe('what cannot be verified', () => {
  beforeEach(() => {
    one = new Export(newFolder());
  });

  test.each([
    ['a manifest of another version', '{"wegweiser":2}', 'manifest.json was written by another version'],
    ['a damaged manifest', '{"wegweiser":1,"account":', 'manifest.json is damaged'],
    ['a manifest that names a file elsewhere', JSON.stringify(naming('../../secret')), 'manifest.json is damaged'],
  ])('%s is refused with one sentence', async (_, text, said) => {
    one.write('manifest.json', text);
    const { code, out, err } = await verify('--folder', one.folder);
    expect([code, out]).toEqual([7, '']);
    expect(err).toMatch(/^.+\.\n$/);
    expect(err).toContain(said);
  });

  test.each<[string, () => string[], string]>([
    ['no folder', () => [], '--folder'],
    ['a folder without an export', () => ['--folder', one.folder], 'manifest.json'],
    ['a folder that is not there', () => ['--folder', path.join(one.folder, 'nowhere')], 'manifest.json'],
    ['an unknown option', () => ['--dir', one.folder], '--help'],
    ['something without an option', () => [one.folder], '--help'],
  ])('%s is wrong use', async (_, args, named) => {
    const { code, out, err } = await verify(...args());
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^.+\n$/);
    expect(err).toContain(named);
  });

  test('--help says what it does and how it ends', async () => {
    const { code, out } = await verify('--help');
    expect(code).toBe(0);
    for (const told of ['--folder', '--help', ' 0 ', ' 2 ', ' 7 ']) expect(out).toContain(told);
  });
});

/** A manifest as an export's, but that a file of it bears that name. */
function naming(name: string): JobManifest {
  const [stream] = everything.streams;
  return { ...everything, streams: [{ ...stream!, files: [{ ...stream!.files[0]!, name }] }] };
}
