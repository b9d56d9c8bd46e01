/** The archive: a page of its own that reads in order, does nothing whatever its rows hold, and is read back. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import de from '../../../content/i18n/de.json' with { type: 'json' };
import en from '../../../content/i18n/en.json' with { type: 'json' };
import { hashes, script, style } from '../../../src/export/formats/archive-assets.ts';
import { html } from '../../../src/export/formats/archive.ts';
import { identify, timeOf } from '../../../src/export/page.ts';
import { streams, type Stream } from '../../../src/zendesk/streams.ts';
import { elementsOf, elementsIn, pictured, textIn } from '../../fixtures/markup.ts';
import { conversation, hostileHtml, hostileConversations, offline } from './conversations.ts';
import { readBack, tornUnnoticed, written, type Way } from './files.ts';
import { hostileRows } from './hostile.ts';

const way: Way = { format: html, stream: streams.chats, options: { words: en, lang: 'en', dir: 'ltr' } };
const rows = [...hostileRows, ...hostileConversations];
const short = rows.filter((row) => row.length < 10_000);
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const pageOf = (some: readonly string[], how = way) => decoder.decode(written(how, some));
const expected = (some: readonly string[], stream: Stream = streams.chats) =>
  some.map((row) => {
    const value: unknown = JSON.parse(row);
    return { key: identify(stream, value).key, time: timeOf(stream, value) };
  });

describe('read back', () => {
  test('the rows come back with the same keys and times, in the same order', () => {
    expect(readBack(way, written(way, rows))).toEqual(expected(rows));
    expect(readBack(way, written(way, []))).toEqual([]);
  });

  test('rows that do not count are left out, and the size of blocks does not matter', () => {
    const counts = (row: number) => row % 3 !== 1;
    expect(readBack(way, written(way, short, counts, 4))).toEqual(expected(short.filter((_, i) => counts(i))));
    for (const perBlock of [1, 2, 1_000]) expect(written(way, short, undefined, perBlock)).toEqual(written(way, short));
  });

  test('wherever the file is cut into pieces, the same is read', () => {
    const file = written(way, short);
    expect(readBack(way, file, [1])).toEqual(expected(short));
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, (some) => void expect(readBack(way, file, some)).toEqual(expected(short))),
      { numRuns: 20 },
    );
  });

  test('a torn file is noticed, wherever it is torn', () => {
    const some = short.filter((_, i) => i % 12 === 0);
    expect(tornUnnoticed(way, written(way, some), some.length)).toEqual([]);
  });

  test.each([
    ['a row that never ends', (page: string) => page.replace('</details></details>', '</details>')],
    ['something behind the page', (page: string) => `${page}<p></p>\n`],
    ['markup that came out of a text', (page: string) => page.replace('How can I help?', 'How > I help?')],
  ])('%s is refused', (_, change) => {
    const page = change(pageOf([JSON.stringify(conversation)]));
    expect(() => readBack(way, new TextEncoder().encode(page))).toThrow();
  });

  test.each(Object.values(streams).map((stream) => [stream.name, stream] as const))('%s as rows with fields', (_, stream: Stream) => {
    const own = { ...way, stream };
    const fields = [...stream.key, ...(stream.time ? [stream.time] : [])];
    const some = [...hostileHtml, '2020-01-01T00:00:00Z'].map((text) =>
      JSON.stringify({ name: text, ...Object.fromEntries(fields.map((name) => [name, text])) }),
    );
    expect(readBack(own, written(own, some))).toEqual(expected(some, stream));
  });
});

describe('as parse5 reads the page', () => {
  test('there is no element, attribute or script but those of the layout, whatever the rows hold', () => {
    const found = elementsOf(pageOf(rows));
    const kinds = new Set(found.flatMap(({ tagName, attrs }) => [tagName, ...attrs.map(({ name }) => `${tagName} ${name}`)]));
    expect([...kinds].sort()).toEqual(layout);
    expect(found.filter(({ tagName }) => tagName === 'script').length).toBe(1);
  });

  test('each text of a message is on the page as it is, apart from what surrounds it', () => {
    const apart = elementsOf(pageOf(hostileConversations), 'bdi');
    const texts = new Set(apart.map(textIn));
    for (const text of hostileHtml) expect(texts).toContain(pictured(text));
  });

  test('a conversation in its order, with names, times, marks and all that its items bring', () => {
    const [row] = elementsOf(pageOf([JSON.stringify(conversation)]), 'main');
    expect(elementsIn(row!, 'li').map(textIn)).toEqual([
      'Ada 10:00:00Joined the chat',
      'Ada 10:00:01Hello',
      'Bo 10:00:02How can I help?\nChoices: Yes/No',
      'Ada 2026-01-03 00:00:00 RedactedMy card is ▇▇▇▇',
      'Ada 10:00:04 DeletedFile: photo.png · image/png · https://files.example.com/1.png',
      'Ada 10:00:05Rating: good',
      'Bo 10:00:06Tags: card, urgent',
      'Bo 10:00:07chat.hologram\nshape: {"sides":6}',
      ' item: 7',
      'Ada 10:00:08Left the chat',
    ]);
    const [summary] = elementsIn(row!, 'summary');
    expect(textIn(summary!)).toBe('Ada 2026-01-02 10:00:00 Bo Missed Deleted Redacted');
  });

  test('an offline message is a conversation of one', () => {
    expect(elementsOf(pageOf([JSON.stringify(offline)]), 'li').map(textIn)).toEqual(['cy@example.com 10:00:00Please call me.']);
  });

  test('every field of a row is there, with all digits of its numbers', () => {
    expect(pageOf(['{"id":"a","timestamp":"2020","zendesk_ticket_id":12345678901234567890}'])).toContain(
      'zendesk_ticket_id: 12345678901234567890',
    );
  });

  test('words, language and direction are the reader’s', () => {
    const page = pageOf([JSON.stringify(conversation)], { ...way, options: { words: de, lang: 'de', dir: 'rtl' } });
    expect(page).toContain('<html lang="de" dir="rtl">');
    expect(page).toContain(de['archive.redacted']);
    for (const key of Object.keys(en)) expect(page).not.toContain(`${key}<`);
  });
});

test('the page’s policy names the hashes of its style and script', () => {
  const sum = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  expect(hashes).toEqual({ style: sum(style), script: sum(script) });
});

/** Every element and attribute that an archive of conversations may have. */
const layout = `bdi, bdi class, body, details, details data-key, details data-key-json, details data-time, details data-time-json, h1,
  head, header, html, html dir, html lang, input, input autocomplete, input type, label, li, li class, main, meta,
  meta charset, meta content, meta http-equiv, meta name, ol, p, p data-text, p role, pre, script, search, search hidden,
  section, span, span class, style, summary, table, tbody, td, th, th scope, time, time datetime, title, tr`.split(/,\s+/);
