/** Puts a change of rows, and the words of a reader, between the spool and a part's writer. */
import type { Part, WriterOptions } from './formats/format.ts';
import type { RowPass } from './privacy.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The part with writers that are given each row as `pass` makes it, and always these options. */
export function passing(part: Part, pass: RowPass | undefined, options: WriterOptions | undefined): Part {
  return {
    ...part,
    writer() {
      const writer = part.writer(options);
      if (!pass) return writer;
      const block: typeof writer.block = (lines, counts) => writer.block(passed(lines, pass), counts);
      return { head: () => writer.head(), block, tail: () => writer.tail() };
    },
  };
}

const passed = (lines: Uint8Array, pass: RowPass): Uint8Array =>
  encoder.encode(
    decoder
      .decode(lines)
      .split('\n')
      .map((line) => (line ? pass(line) : ''))
      .join('\n'),
  );
