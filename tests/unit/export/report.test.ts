/** The report of an export: it says all that its manifest says, in the reader's language, and nothing in it comes alive. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import de from '../../../content/i18n/de.json' with { type: 'json' };
import en from '../../../content/i18n/en.json' with { type: 'json' };
import type { WriterOptions } from '../../../src/export/formats/format.ts';
import { readManifest } from '../../../src/export/manifest-schema.ts';
import type { JobManifest } from '../../../src/export/manifest.ts';
import { style, styleHash } from '../../../src/export/report-page.ts';
import { reportOf, writeReport } from '../../../src/export/report.ts';
import { writeJson } from '../../../src/export/small-file.ts';
import { memorySpools } from '../../../src/export/spool-memory.ts';
import { parseSums, sumsText } from '../../../src/export/sums.ts';
import { hostileHtml } from '../../contract/format/conversations.ts';
import { everything, plain, withFirst } from '../../fixtures/manifests.ts';
import { elementsOf, pictured, textIn, type Element } from '../../fixtures/markup.ts';

const english: WriterOptions = { words: en, lang: 'en', dir: 'ltr' };
const german: WriterOptions = { words: de, lang: 'de', dir: 'ltr' };

const cellsOf = (row: Element) =>
  row.childNodes.filter((node): node is Element => 'tagName' in node).map((cell) => textIn(cell).replace(/[\u00a0\u202f]/g, ' '));

/** All tables, a list of cells for each row. */
const rowsOf = (manifest: JobManifest, reader = english) => elementsOf(reportOf(manifest, reader), 'tr').map(cellsOf);

/** The value beside the first such label. */
const valueOf = (label: string, manifest: JobManifest, reader = english) => rowsOf(manifest, reader).find(([name]) => name === label)?.[1];

describe('what it says', () => {
  test('of the whole export, of each stream and of each file', () => {
    expect(rowsOf(everything)).toEqual([
      ['Account', 'https://acme.zendesk.com'],
      ['Demo account', 'Yes'],
      ['Read', 'Nov 14, 2026, 11:59:00 AM UTC to Nov 14, 2026, 12:30:00 PM UTC'],
      ['Dates asked for', 'From Jan 1, 2025, 12:00:00 AM UTC on and before Jan 1, 2026, 12:00:00 AM UTC'],
      ['Kinds of records', '2'],
      ['Files', '3, together 2.4 MB (2,350,095 bytes)'],

      ['Read', 'Nov 14, 2026, 12:00:00 PM UTC to Nov 14, 2026, 12:30:00 PM UTC'],
      ['Records received', '5,678'],
      ['Older versions, replaced by the newest', '78'],
      ['Records in the files, each once', '5,600'],
      ['Records outside the dates, read and not kept', '1,234'],
      ['Records of a shape we do not know, in the files all the same', '9'],
      [en['export.report.unknown'], 'mood_score (1,000), <b>bold</b> (2)'],
      ['First and last time', 'Jan 2, 2025, 3:04:05 AM UTC to Dec 31, 2025, 11:59:59 PM UTC'],
      ['The API’s own count', `About 20,123, as of Nov 13, 2026, 11:37:39 PM UTC. ${en['export.report.counted.approximate']}`],

      ['Read', 'Nov 14, 2026, 11:59:00 AM UTC to Nov 14, 2026, 12:01:00 PM UTC'],
      ['Records received', '12'],
      ['Older versions, replaced by the newest', '0'],
      ['Records in the files, each once', '12'],
      ['Records of a shape we do not know, in the files all the same', '0'],
      [en['export.report.unknown'], 'None'],
      ['First and last time', 'These records say no time.'],
      ['The API’s own count', 'The API gave none.'],

      ['File', 'Size', 'Records', 'SHA-256'],
      ['chats.csvCSV for spreadsheets', '2.3 MB (2,345,678 bytes)', '4,000', 'a'.repeat(64)],
      [
        'chats.2.csv.gzCSV for spreadsheets, compressed (gzip)',
        '321 bytesunpacked: 999 bytes',
        '1,600',
        `${'c'.repeat(64)}unpacked: ${'b'.repeat(64)}`,
      ],
      ['agents.jsonlJSON Lines, every detail exactly as served', '4.1 kB (4,096 bytes)', '12', 'd'.repeat(64)],
    ]);
  });

  const itemsOf = (manifest: JobManifest) => elementsOf(reportOf(manifest, english), 'li').map(textIn);

  test('what was left out and why, and what was taken out', () => {
    expect(itemsOf(everything)).toEqual([
      'Account settings: this account does not have it.',
      'Agents’ status changes: this account or token may not read it.',
      'IP addresses and places are left out.',
      'Pseudonyms stand in place of names and email addresses; what people wrote stays as it is.',
      'Chats and offline messages: only these fields were chosen, beside key and time: message, tags.',
    ]);
    expect(itemsOf(plain)).toEqual([]);
    expect(reportOf(plain, english)).toContain(en['export.report.left-out.none']);
    expect(reportOf(plain, english)).toContain(en['export.report.taken-out.none']);
  });

  test('the demo account is called one, at the top and in so many words; no other is', () => {
    expect(reportOf(everything, english)).toContain(en['export.status.demo']);
    expect(reportOf(plain, english)).not.toContain(en['export.status.demo']);
    expect(valueOf('Demo account', plain)).toBe('No');
  });

  const [from, to] = ['2025-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'];
  test.each([
    [{ to }, 'Before Jan 1, 2026, 12:00:00 AM UTC'],
    [{ from }, 'From Jan 1, 2025, 12:00:00 AM UTC on'],
    [{ from, to }, 'From Jan 1, 2025, 12:00:00 AM UTC on and before Jan 1, 2026, 12:00:00 AM UTC'],
    [{}, 'All'],
  ])('the dates that were asked for: %o', (range, said) => {
    expect(valueOf('Dates asked for', { ...plain, streams: [{ ...plain.streams[0]!, ...range }] })).toBe(said);
  });

  test.each([
    [{ value: 100_000, capped: true } as const, 'About 100,000; it is being counted anew, and until then the API says at most 100,000.'],
    [{ value: 7 }, 'About 7; the API does not say as of when.'],
  ])('of the API’s own count how little it says: %o', (counted, said) => {
    const value = valueOf('The API’s own count', withFirst({ counted: { approximate: true, ...counted } }));
    expect(value).toBe(`${said} ${en['export.report.counted.approximate']}`);
  });

  test('an export of which everything was left out has a report too', () => {
    const nothing = { ...plain, streams: [], leftOut: everything.leftOut };
    expect(valueOf('Files', nothing)).toBe('0, together 0 bytes');
    expect(valueOf('Read', nothing)).toBeUndefined();
  });

  test('how to check the files later, with the command that needs nothing of ours', () => {
    expect(elementsOf(reportOf(plain, english), 'pre').map(textIn)).toEqual(['sha256sum -c SHA256SUMS']);
    expect(elementsOf(reportOf(plain, english), 'code').map(textIn)).toContain('shasum -a 256 -c SHA256SUMS');
  });
});

describe('in the reader’s language', () => {
  test('words, dates and figures are German, with a comma before decimals', () => {
    const page = reportOf(everything, german);
    expect(page).toContain('<html lang="de" dir="ltr">');
    expect(elementsOf(page, 'h1').map(textIn)).toEqual(['Prüfbericht']);
    const rows = rowsOf(everything, german);
    expect(rows).toContainEqual(['Dateien', '3, zusammen 2,4 MB (2.350.095 Byte)']);
    expect(rows).toContainEqual(['Erste und letzte Zeit', '02.01.2025, 03:04:05 UTC bis 31.12.2025, 23:59:59 UTC']);
  });

  test.each([english, german])('no word is missing, and no place in one left open', (reader) => {
    for (const manifest of [everything, plain]) {
      const text = elementsOf(reportOf(manifest, reader), 'main').map(textIn).join('');
      expect(text).not.toMatch(/export\.|stream\.|\{\w+\}/);
    }
  });

  test('the direction of writing is the reader’s', () => {
    expect(reportOf(plain, { ...english, dir: 'rtl' })).toContain('dir="rtl"');
  });
});

describe('whatever stands in names', () => {
  const unknown = Object.fromEntries(hostileHtml.map((text) => [text, 1]));
  const hostile = hostileHtml.map((text) => ({ ...withFirst({ unknown, fields: hostileHtml, from: text }), account: text }));

  test('the page has no element and no attribute but those of its layout', () => {
    const found = hostile.flatMap((manifest) => elementsOf(reportOf(manifest, english)));
    const kinds = new Set(found.flatMap(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => `${tagName} ${name}`)]));
    expect([...kinds].sort()).toEqual(layout);
  });

  test('each is on the page as it is, in an element of its own that its direction does not lead out of', () => {
    for (const [i, text] of hostileHtml.entries()) {
      const apart = elementsOf(reportOf(hostile[i]!, english).toWellFormed(), 'bdi').map(textIn);
      // As account, as a field that was chosen and as one that is unknown; a date that is none is such a text, too.
      expect(apart.filter((one) => one === pictured(text)).length, text).toBe(4);
    }
    expect(style).toContain('bdi{display:inline-block');
  });

  test('a place in a word that is filled with a place is not filled again', () => {
    expect(valueOf('Account', { ...plain, account: '{time} {count}' })).toBe('{time} {count}');
    expect(rowsOf(withFirst({ from: '{to}' }))).toContainEqual(['Dates asked for', 'From {to} on and before Jan 1, 2026, 12:00:00 AM UTC']);
  });

  test('the page’s policy lets nothing run and nothing in but its own style', () => {
    expect(styleHash).toBe(`sha256-${createHash('sha256').update(style).digest('base64')}`);
    const policy = elementsOf(reportOf(plain, english), 'meta').flatMap(({ attrs }) => attrs.filter(({ value }) => value.includes('-src')));
    expect(policy.map(({ value }) => value)).toEqual([`default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`]);
  });
});

describe('the files beside it', () => {
  test('SHA256SUMS lists every file as it lies there, then manifest and report', async () => {
    const spool = await memorySpools(1e6).open('one');
    await writeJson(spool, 'manifest.json', everything);
    await writeReport(spool, everything, english);
    const text = async (name: string) => (await spool.blob(name))!.text();
    const sum = async (name: string) =>
      createHash('sha256')
        .update(await text(name))
        .digest('hex');
    expect(await text('report.html')).toBe(reportOf(everything, english));
    expect(await text('SHA256SUMS')).toBe(
      [
        `${'a'.repeat(64)}  chats.csv`,
        `${'c'.repeat(64)}  chats.2.csv.gz`,
        `${'d'.repeat(64)}  agents.jsonl`,
        `${await sum('manifest.json')}  manifest.json`,
        `${await sum('report.html')}  report.html`,
        '',
      ].join('\n'),
    );
  });

  test('what is written as sums is read as such, and nothing else', () => {
    const sums = [
      { name: 'a.csv', sha256: '0'.repeat(64) },
      { name: 'b.csv', sha256: 'f'.repeat(64) },
    ];
    expect(parseSums(sumsText(sums))).toEqual(sums);
    expect(parseSums('no sums\n')).toEqual([]);
  });
});

describe('a manifest that is read again', () => {
  const written = JSON.parse(JSON.stringify(everything)) as Record<string, unknown>;
  const changed = (change: (file: Record<string, unknown>) => void) => {
    const copy = structuredClone(written) as { streams: { files: Record<string, unknown>[] }[] };
    change(copy.streams[0]!.files[0]!);
    return copy;
  };

  test('says what it said, things that are not known yet included', () => {
    expect(readManifest({ ...written, later: 1 })).toEqual({ ...written, later: 1 });
  });

  test.each([
    ['another version', { ...written, wegweiser: 2 }, 'other-version'],
    ['one without a version', { ...written, wegweiser: undefined }, 'damaged'],
    ['nothing', undefined, 'damaged'],
    ['a file elsewhere', changed((file) => (file['name'] = '../chats.csv')), 'damaged'],
    ['a file in a folder', changed((file) => (file['name'] = 'a/chats.csv')), 'damaged'],
    ['a hash that is none', changed((file) => (file['sha256'] = 'aa')), 'damaged'],
    ['a format that is none', changed((file) => (file['format'] = 'xls')), 'damaged'],
    ['rows that are no number', changed((file) => (file['rows'] = '4000')), 'damaged'],
    ['a negative length', changed((file) => (file['bytes'] = -1)), 'damaged'],
    ['a stream that is none', { ...written, streams: [{ ...everything.streams[0], stream: 'dreams' }] }, 'damaged'],
  ])('is not believed when it is of %s', (_, value, found) => {
    expect(readManifest(value)).toBe(found);
  });
});

/** Every element and attribute that a report may have. */
const layout = `bdi, body, code, h1, h2, h3, head, html, html dir, html lang, li, main, meta, meta charset, meta content,
  meta http-equiv, meta name, p, p class, pre, section, span, span class, style, table, table class, tbody, td, td class, th,
  th class, th scope, thead, time, time datetime, title, tr, ul`.split(/,\s+/);
