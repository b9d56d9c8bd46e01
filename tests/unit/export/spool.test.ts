import { expect, test } from 'vitest';
import { writeAll, type SpoolFile } from '../../../src/export/spool.ts';

const file = (written: number) => ({ write: () => written }) as unknown as SpoolFile;

// 4294967288 is −8 without its sign: Chromium says so in a private window whose storage is full.
test.each([0, 4, -8, 4_294_967_288])('a write of 5 bytes that says %i is a full disk', (written) => {
  expect(() => writeAll(file(written), new Uint8Array(5), 0)).toThrow(expect.objectContaining({ name: 'QuotaExceededError' }));
});

test('a whole write is fine', () => expect(() => writeAll(file(5), new Uint8Array(5), 0)).not.toThrow());
