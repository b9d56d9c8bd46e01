/** Writes a Parquet file from its beginning to its end: group after group of rows, compressed with Snappy, by `hyparquet-writer`. */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Writer } from './format.ts';
import type { Column } from './parquet-columns.ts';
import { RowGroup } from './parquet-group.ts';

const newline = 0x0a;

/** Holds the rows of one group back, and for the file's end some bytes for each column of each group. */
export class ParquetFile implements Writer {
  readonly #columns: readonly Column[];
  readonly #group: RowGroup;
  readonly #output = new ByteWriter();
  readonly #file: ParquetWriter;

  constructor(columns: readonly Column[]) {
    this.#columns = columns;
    this.#group = new RowGroup(columns);
    this.#file = new ParquetWriter({ writer: this.#output, schema: schemaOf(columns), kvMetadata: [aboutJson(columns)] });
  }

  head = () => this.#take();

  block(lines: Uint8Array, counts: (i: number) => boolean): Uint8Array {
    for (let from = 0, i = 0; from < lines.length; i++) {
      const to = lines.indexOf(newline, from);
      if (counts(i)) this.#group.add(lines.subarray(from, to));
      if (this.#group.full) this.#writeGroup();
      from = to + 1;
    }
    return this.#take();
  }

  tail(): Uint8Array {
    if (this.#group.rows) this.#writeGroup();
    void this.#file.finish();
    return this.#take();
  }

  /** Each column is made when it is its turn, so that only one is in memory. Nothing here waits: the output is in memory. */
  #writeGroup(): void {
    const group = this.#group;
    const columnData = this.#columns.map(({ name, json }, i) => ({
      name,
      // Of JSON, least and greatest help nobody, and would be held to the file's end.
      statistics: !json,
      get data() {
        return group.cells(i);
      },
    }));
    void this.#file.write({ columnData, rowGroupSize: group.rows });
    group.clear();
  }

  /** What was put out since the last time; places in the file go on. */
  #take(): Uint8Array {
    const bytes = this.#output.getBytes();
    this.#output.index = 0;
    return bytes;
  }
}

const schemaOf = (columns: readonly Column[]) => [
  { name: 'rows', num_children: columns.length },
  ...columns.map(({ name, type, converted_type, logical_type }) => ({
    name,
    repetition_type: 'OPTIONAL' as const,
    ...(type && { type }),
    ...(converted_type && { converted_type }),
    ...(logical_type && { logical_type }),
  })),
];

/** Says which columns hold JSON; why not their type does, see `adr/0012`. */
const aboutJson = (columns: readonly Column[]) => ({
  key: 'json_columns',
  value: JSON.stringify(columns.flatMap(({ name, json }) => (json ? name : []))),
});
