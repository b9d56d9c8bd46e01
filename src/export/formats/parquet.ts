/**
 * Parquet: exact, typed and compressed, for programs that read columns. One column a field of the schema: texts as UTF-8,
 * numbers as DOUBLE, or as INT64 where the vendor counts, flags as BOOLEAN; what is nested, and fields that may be of
 * several kinds, as the JSON that was served, in a text. The file's metadata names those under `json_columns`.
 *
 * The last column, `other_fields`, has one JSON object with the fields that the schema does not know, and with those whose
 * value its column cannot say exactly: of another type, a number with more digits than fit, half a surrogate pair. A row that
 * is no object stands there whole. Null and a field that is missing look alike. Of a field that is given twice the last
 * counts. Times stay the texts that they are.
 */
import type { Format } from './format.ts';
import { columnsOf } from './parquet-columns.ts';
import { readParquet } from './parquet-reader.ts';
import { ParquetFile } from './parquet-writer.ts';

export const parquet: Format = {
  name: 'parquet',
  extension: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  usual: false,
  packed: true,
  parts(stream) {
    const columns = columnsOf(stream);
    const names = columns.map(({ name }) => name);
    return [{ suffix: '', writer: () => new ParquetFile(columns), readAt: (file) => readParquet(stream, names, file) }];
  },
};
