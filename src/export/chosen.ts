/** Leaves only some fields of each row in the files. Key and time always stay: by them a file is proved. */
import * as z from 'zod/mini';
import type { Stream } from '../zendesk/streams.ts';
import { Fields } from './fields.ts';
import type { RowPass } from './privacy.ts';

/** The stream as formats are to see it: without fields that were not chosen. */
export function withFields(stream: Stream, chosen: readonly string[]): Stream {
  const names = namesOf(stream, chosen).filter((name) => Object.hasOwn(stream.schema.shape, name));
  return { ...stream, schema: z.pick(stream.schema, Object.fromEntries(names.map((name) => [name, true as const]))) };
}

/** What stays of a row stays as it was served, to the last digit; a row that is no object stays whole. */
export function choosing(stream: Stream, chosen: readonly string[]): RowPass {
  const names = namesOf(stream, chosen);
  const fields = new Fields(names);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return (line) => {
    const bytes = encoder.encode(line);
    if (!fields.read(bytes, 0, bytes.length)) return line;
    const valueOf = (i: number) => decoder.decode(bytes.subarray(fields.starts[i], fields.ends[i]));
    const left = names.flatMap((name, i) => (fields.starts[i]! < 0 ? [] : [`${JSON.stringify(name)}:${valueOf(i)}`]));
    return `{${left.join(',')}}`;
  };
}

const namesOf = ({ key, time }: Stream, chosen: readonly string[]) => [...new Set([...key, ...(time ? [time] : []), ...chosen])];
