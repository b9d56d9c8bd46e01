/**
 * The journal of checkpoints: what is needed to go on after any interruption, losing and repeating nothing. The first
 * line names the export, each further line is one checkpoint, written after the rows that it speaks of. A torn last
 * line is cut off; nothing in it is ever secret.
 */
import * as z from 'zod/mini';
import { Failure } from '../zendesk/failure.ts';
import { readAll, writeAll, type SpoolFile } from './spool.ts';

export const headerSchema = z.strictObject({
  wegweiser: z.literal(1),
  stream: z.string(),
  /** Origin of the account's host. */
  account: z.string(),
  demo: z.boolean(),
  startedAt: z.iso.datetime(),
  /** The stretch of time that is wanted; see `range.ts`. */
  from: z.optional(z.string()),
  to: z.optional(z.string()),
});

export const checkpointSchema = z.strictObject({
  /** Query of the next page; null when the stream has ended. */
  cursor: z.nullable(z.string()),
  /** At the end: query with which what changes later is read; missing where the whole must be read again. */
  resume: z.optional(z.string()),
  /** The end was reached once, and what came behind it is being looked at. */
  again: z.optional(z.literal(true)),
  /** Of the spool: pages, rows and bytes written. */
  pages: z.int(),
  rows: z.int(),
  bytes: z.int(),
  /** Rows that count: the newest of each key. */
  kept: z.int(),
  /** Rows of a shape that the schema does not know; kept all the same. */
  odd: z.int(),
  /** How many rows had which field that the schema does not name; missing where there was none. */
  unknown: z.optional(z.record(z.string(), z.int())),
  /** Rows that were read and lie outside the stretch of time that is wanted: not kept. */
  outside: z.optional(z.int()),
  /** Where in time the stream's own order stands, and where it began, seconds since 1970; missing where it has none. */
  reached: z.optional(z.number()),
  began: z.optional(z.number()),
  /** Least and greatest time of the rows, as the vendor writes it; missing while no row has one. */
  first: z.optional(z.string()),
  last: z.optional(z.string()),
  at: z.iso.datetime(),
});

export type Header = z.infer<typeof headerSchema>;
export type Checkpoint = z.infer<typeof checkpointSchema>;

const encoder = new TextEncoder();

export class Journal {
  readonly header: Header;
  /** The checkpoints, oldest first; empty when none was written yet. */
  readonly checkpoints: Checkpoint[];
  readonly #file: SpoolFile;
  #end: number;

  private constructor(file: SpoolFile, header: Header, checkpoints: Checkpoint[], end: number) {
    this.#file = file;
    this.header = header;
    this.checkpoints = checkpoints;
    this.#end = end;
  }

  /** Begins a journal; the file is emptied. */
  static create(file: SpoolFile, header: Header): Journal {
    const bytes = encoder.encode(`${JSON.stringify(header)}\n`);
    file.truncate(0);
    writeAll(file, bytes, 0);
    file.flush();
    return new Journal(file, header, [], bytes.length);
  }

  /** Undefined for a file without a whole line. Throws `checkpoint-unreadable` when it is damaged at its head or of another version. */
  static read(file: SpoolFile): Journal | undefined {
    const parsed = parseJournal(new TextDecoder().decode(readAll(file)));
    return parsed && new Journal(file, parsed.header, parsed.checkpoints, parsed.end);
  }

  get last(): Checkpoint | undefined {
    return this.checkpoints.at(-1);
  }

  append(checkpoint: Checkpoint): void {
    const bytes = encoder.encode(`${JSON.stringify(checkpoint)}\n`);
    writeAll(this.#file, bytes, this.#end);
    this.#file.truncate(this.#end + bytes.length);
    this.#file.flush();
    this.#end += bytes.length;
    this.checkpoints.push(checkpoint);
  }

  /** Drops the newest checkpoint: the rows that it speaks of turned out damaged. */
  drop(): void {
    const checkpoint = this.checkpoints.pop();
    if (checkpoint) this.#end -= encoder.encode(`${JSON.stringify(checkpoint)}\n`).length;
    this.#file.truncate(this.#end);
  }

  close(): void {
    this.#file.close();
  }
}

/**
 * What a journal says, up to the first line that is torn; `end` is where that begins. Undefined for a text without a
 * whole line.
 */
export function parseJournal(text: string): { header: Header; checkpoints: Checkpoint[]; end: number } | undefined {
  // Without one whole line nothing was kept yet, whatever was begun.
  if (!text.includes('\n')) return undefined;
  const [first = '', ...rest] = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  const header = parse(headerSchema, first);
  if (!header) throw new Failure('checkpoint-unreadable', 'The journal does not begin as ours does.');
  const checkpoints: Checkpoint[] = [];
  let end = encoder.encode(first).length + 1;
  for (const line of rest.slice(0, -1)) {
    const checkpoint = parse(checkpointSchema, line);
    if (!checkpoint) break;
    checkpoints.push(checkpoint);
    end += encoder.encode(line).length + 1;
  }
  return { header, checkpoints, end };
}

function parse<S extends z.ZodMiniType>(schema: S, line: string): z.infer<S> | undefined {
  try {
    return z.safeParse(schema, JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
