/** The columns of CSV files: of what the schema names, one each. */
import type * as z from 'zod/mini';
import type { Stream } from '../../zendesk/streams.ts';
import type { Put } from './csv-value.ts';

/** Column for fields that stand in no column of their own, as one JSON object. */
export const otherFields = 'other_fields';

export interface Column {
  readonly name: string;
  /** The field that it shows; without it, it is always empty. */
  readonly field?: string | undefined;
  readonly put: Put;
}

type Schema = Pick<Stream, 'schema'>;
/** The kinds of values that a field may have besides null, as zod names them: `string`, `array` … */
type Kinds = readonly string[];

export const fieldsOf = ({ schema }: Schema): string[] => Object.keys(schema.shape);
export const isList = (kinds: Kinds) => kinds.every((kind) => kind === 'array');
/** Whether something nested may be among the values. */
export const nests = (kinds: Kinds) => kinds.some((kind) => !flat.includes(kind));
const flat: Kinds = ['string', 'number', 'boolean', 'null', 'literal', 'enum'];

/** Fields that hold lists, and nothing else but null. */
export const listsOf = (stream: Schema): string[] => fieldsOf(stream).filter((field) => isList(kindsOf(stream.schema.shape[field]!)));

/** A column for each field of the schema, of the same name, but for what `change` says of those of its kinds. */
export const schemaColumns = (stream: Schema, change: (kinds: Kinds, name: string) => Pick<Column, 'put'> & Partial<Column>): Column[] =>
  fieldsOf(stream).map((field) => ({ name: field, field, ...change(kindsOf(stream.schema.shape[field]!), field) }));

function kindsOf(field: z.core.$ZodType): Kinds {
  const { def } = (field as z.core.$ZodTypes)._zod;
  if ('innerType' in def) return kindsOf(def.innerType);
  return 'options' in def ? def.options.flatMap(kindsOf) : [def.type];
}
