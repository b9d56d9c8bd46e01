/** The `fields` parameter. */
import { expect, test } from 'vitest';
import { onlyIds, parseFields } from '../../../src/simulator/fields.ts';

test.each([
  [null, onlyIds],
  ['', onlyIds],
  ['agents(*)', onlyIds],
  ['chats', onlyIds],
  ['chats(*)', undefined],
  ['chats(id, *)', undefined],
  ['agents(*),chats(*)', undefined],
  ['chats(id, timestamp)', new Set(['id', 'timestamp'])],
])('%s', (text, fields) => {
  expect(parseFields(text)).toEqual(fields);
});
