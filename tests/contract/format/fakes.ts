/** Formats that are there for their shape alone: one of two files a stream, one that is read from its end. */
import { onePart, type FileBytes, type Format, type ReadRow, type Writer } from '../../../src/export/formats/format.ts';
import { formats } from '../../../src/export/formats/index.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Row {
  id: string;
  timestamp: string;
  tags?: string[];
}

const tagsOf = (row: unknown): string[] => (row as Row).tags ?? [];

/** A text for each row that counts. */
const written = (textOf: (row: Row) => string): Writer => ({
  head: () => new Uint8Array(),
  tail: () => new Uint8Array(),
  block(lines, counts) {
    const rows = decoder.decode(lines).split('\n').slice(0, -1);
    return encoder.encode(rows.flatMap((line, i) => (counts(i) ? [textOf(JSON.parse(line) as Row)] : [])).join(''));
  },
});

/** `id<tab>time<line break>` for each row. */
const readTable = onePart(
  () => written(({ id, timestamp }) => `${id}\t${timestamp}\n`),
  () => {
    let rest = '';
    return {
      read(bytes, last) {
        const lines = (rest + decoder.decode(bytes)).split('\n');
        rest = lines.pop()!;
        if (last && rest) throw new Error('The table does not end.');
        return lines.map((line): ReadRow => ({ key: line.split('\t')[0]!, time: line.split('\t')[1]! }));
      },
    };
  },
);

/** Chats as a table, and their tags as another with a row for each: `id<tab>tag`. Of chats only. */
export const tables: Format = {
  ...formats.csv,
  extension: 'tsv',
  fits: ({ name }) => name === 'chats',
  parts(of) {
    const [main] = readTable(of);
    const writer = () =>
      written(({ id, ...row }) =>
        tagsOf(row)
          .map((tag) => `${id}\t${tag}\n`)
          .join(''),
      );
    return [main!, { ...main!, suffix: 'tags', writer, rowsOf: (row) => tagsOf(row).length }];
  },
};

/**
 * Rows behind one another as JSON, then the place where each begins in four bytes, then their number. Nothing is
 * handed out before the tail, as formats do that write in large groups.
 */
export const indexed: Format = {
  ...formats.jsonl,
  extension: 'idx',
  parts: () => [{ suffix: '', writer: indexedWriter, readAt: indexedRows }],
};

function indexedWriter(): Writer {
  const rows: string[] = [];
  const collecting = written((row) => {
    rows.push(JSON.stringify(row));
    return '';
  });
  return {
    ...collecting,
    tail() {
      const texts = rows.map((row) => encoder.encode(row));
      const places = new DataView(new ArrayBuffer(4 * (texts.length + 1)));
      texts.reduce((at, text, i) => (places.setUint32(4 * i, at), at + text.length), 0);
      places.setUint32(4 * texts.length, texts.length);
      return new Uint8Array(Buffer.concat([...texts, new Uint8Array(places.buffer)]));
    },
  };
}

async function* indexedRows(file: FileBytes): AsyncGenerator<readonly ReadRow[]> {
  const numbers = (at: number, many: number) => {
    const bytes = file.read(at, 4 * many);
    return Array.from({ length: many }, (_, i) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(4 * i));
  };
  const [rows] = numbers(file.size - 4, 1);
  const end = file.size - 4 * (rows! + 1);
  const places = [...numbers(end, rows!), end];
  for (let i = 0; i < rows!; i++) {
    const row = JSON.parse(decoder.decode(file.read(places[i]!, places[i + 1]! - places[i]!))) as Row;
    yield [{ key: row.id, time: row.timestamp }];
  }
}
