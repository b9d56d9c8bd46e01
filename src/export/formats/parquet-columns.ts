/** The columns of Parquet files: one for each field that the schema names, and a last one for all that stands in no other. */
import type { SchemaElement } from 'hyparquet-writer';
import * as z from 'zod/mini';
import type { Stream } from '../../zendesk/streams.ts';
import { fieldsOf, otherFields } from './csv-columns.ts';
import { double, flag, integer, served, text, type CellOf } from './parquet-cells.ts';

interface ColumnType extends Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'> {
  readonly cellOf: CellOf;
  /** Its text is JSON. */
  readonly json?: true;
}

export interface Column extends ColumnType {
  readonly name: string;
}

const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } } as const;
const json: ColumnType = { ...utf8, cellOf: served, json: true };

/** By the one kind of value that a field may have besides null. */
const types: Readonly<Record<string, (field: string) => ColumnType>> = {
  text: () => ({ ...utf8, cellOf: text }),
  number: (field) => (whole.test(field) ? { type: 'INT64', cellOf: integer } : { type: 'DOUBLE', cellOf: double }),
  flag: () => ({ type: 'BOOLEAN', cellOf: flag }),
};

/** The schemas say of numbers no more than that. These the vendor counts; it may say the others in fractions. */
const whole = /(?:^|_)(?:id|count|position|timestamp)$/;

/** One of each kind. Schemas judge a top-level value by its kind alone. */
const samples = { text: '', number: 0, flag: true, list: [], object: {} };

export const columnsOf = (stream: Pick<Stream, 'schema'>): Column[] => [
  ...fieldsOf(stream).map((name) => ({ name, ...typeOf(stream.schema.shape[name]!, name) })),
  { name: otherFields, ...json },
];

function typeOf(schema: z.core.$ZodType, field: string): ColumnType {
  const [kind = '', ...more] = Object.entries(samples).flatMap(([name, sample]) => (z.safeParse(schema, sample).success ? name : []));
  return (more.length ? undefined : types[kind]?.(field)) ?? json;
}
