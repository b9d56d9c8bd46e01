import { describe, expect, test } from 'vitest';
import { fullPage, PageSize, sized } from '../../../src/zendesk/page-size.ts';
import { streams } from '../../../src/zendesk/streams.ts';

test.each([
  ['limit=1000&start_time=0', 'limit=50&start_time=0'],
  ['per_page=3', 'per_page=50'],
  ['page%5Bsize%5D=100&page%5Bafter%5D=x', 'page%5Bsize%5D=50&page%5Bafter%5D=x'],
  ['limit=many', 'limit=many'],
  ['cursor=x', 'cursor=x'],
  ['', ''],
])('%s for 50 rows is %s', (query, smaller) => expect(sized(query, 50)).toBe(smaller));

test('a full page is what was asked for, or less where the stream says so', () => {
  expect(fullPage(streams.chats, 'limit=250')).toBe(250);
  expect(fullPage(streams.chats, 'start_time=0')).toBe(1000);
  expect(fullPage(streams.bans, 'limit=100')).toBe(1);
});

describe('the size of pages', () => {
  const limitOf = (size: PageSize) => new URLSearchParams(size.fit('limit=1&start_time=7')).get('limit');

  test('is halved down to a sixteenth, since smaller pages would only be more of them', () => {
    const size = new PageSize(streams.chats);
    const seen = [limitOf(size)];
    while (size.divisible) {
      size.tooLarge();
      seen.push(limitOf(size));
    }
    expect(seen).toEqual(['1000', '500', '250', '125', '62']);
  });

  test('grows again when eight pages went well, up to the full size', () => {
    const size = new PageSize(streams.chats);
    size.tooLarge();
    size.tooLarge();
    const seen = Array.from({ length: 24 }, () => {
      size.fine();
      return limitOf(size);
    });
    expect([seen[6], seen[7], seen[14], seen[15], seen[23]]).toEqual(['250', '500', '500', '1000', '1000']);
  });

  test('of a stream that names none stays unnamed', () => {
    const size = new PageSize(streams.departments);
    expect([size.divisible, size.fit('')]).toEqual([false, '']);
  });
});
