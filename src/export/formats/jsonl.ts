/** JSON Lines: exact. Each line is one row, byte for byte as the vendor served it. */
import type { Stream } from '../../zendesk/streams.ts';
import { identify, timeOf } from '../page.ts';
import { onePart, type Format, type Reader } from './format.ts';

const newline = 0x0a;

export const jsonl: Format = {
  name: 'jsonl',
  extension: 'jsonl',
  mediaType: 'application/jsonl',
  usual: true,
  parts: onePart(() => ({ head: () => new Uint8Array(), block: keep, tail: () => new Uint8Array() }), readerOf),
};

function readerOf(stream: Stream): Reader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  return {
    read(bytes, last) {
      const lines = (rest + decoder.decode(bytes, { stream: !last })).split('\n');
      rest = lines.pop() ?? '';
      if (last && rest) throw new Error('The file does not end in a line break.');
      return lines.map((line) => {
        const row: unknown = JSON.parse(line);
        return { key: identify(stream, row).key, time: timeOf(stream, row) };
      });
    },
  };
}

/** The lines that count. */
export function keep(lines: Uint8Array, counts: (i: number) => boolean): Uint8Array {
  const kept = new Uint8Array(lines.length);
  let length = 0;
  for (let from = 0, i = 0; from < lines.length; i++) {
    const to = lines.indexOf(newline, from) + 1;
    if (counts(i)) {
      kept.set(lines.subarray(from, to), length);
      length += to - from;
    }
    from = to;
  }
  return kept.subarray(0, length);
}
