import { expect, test } from 'vitest';
import { fullPage, halved } from '../../../src/zendesk/page-size.ts';
import { streams } from '../../../src/zendesk/streams.ts';

test.each([
  ['limit=1000&start_time=0', 'limit=500&start_time=0'],
  ['per_page=3', 'per_page=1'],
  ['page%5Bsize%5D=100&page%5Bafter%5D=x', 'page%5Bsize%5D=50&page%5Bafter%5D=x'],
  ['limit=1', undefined],
  ['limit=many', undefined],
  ['cursor=x', undefined],
  ['', undefined],
])('half of %s is %s', (query, half) => expect(halved(query)).toBe(half));

test('a full page is what was asked for, or less where the stream says so', () => {
  expect(fullPage(streams.chats, 'limit=250')).toBe(250);
  expect(fullPage(streams.chats, 'start_time=0')).toBe(1000);
  expect(fullPage(streams.bans, 'limit=100')).toBe(1);
});
