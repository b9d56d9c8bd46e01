/** Reads a manifest that lies somewhere: what it may say, so that nothing else is believed. */
import * as z from 'zod/mini';
import { failureCodes } from '../zendesk/failure.ts';
import { streams } from '../zendesk/streams.ts';
import { formats } from './formats/index.ts';
import type { JobManifest } from './manifest.ts';

const nameIn = (table: object) => z.enum(Object.keys(table));
const whole = z.int().check(z.nonnegative());
const record = z.record(z.string(), whole);

/** A name that is no path. */
const name = z.string().check(z.regex(/^\w[\w.-]*$/));
const file = { name, bytes: whole, sha256: z.string().check(z.regex(/^[\da-f]{64}$/)) };

const productSchema = z.looseObject({
  ...file,
  format: nameIn(formats),
  part: z.optional(z.string()),
  mediaType: z.string(),
  rows: whole,
  first: z.optional(z.string()),
  last: z.optional(z.string()),
  compressed: z.optional(z.looseObject(file)),
});

const countSchema = z.looseObject({
  value: z.number(),
  approximate: z.literal(true),
  refreshedAt: z.optional(z.string()),
  capped: z.optional(z.literal(true)),
});

const streamSchema = z.looseObject({
  stream: nameIn(streams),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  outside: z.optional(whole),
  received: whole,
  repeated: whole,
  odd: whole,
  unknown: z.optional(record),
  counted: z.optional(countSchema),
  withoutLocation: z.optional(z.literal(true)),
  pseudonyms: z.optional(z.literal(true)),
  fields: z.optional(z.array(z.string())),
  files: z.array(productSchema),
});

/** What other things it says stays in it. */
const manifestSchema = z.looseObject({
  wegweiser: z.literal(1),
  account: z.string(),
  demo: z.boolean(),
  streams: z.array(streamSchema),
  leftOut: z.array(z.looseObject({ stream: z.string(), code: z.enum(failureCodes) })),
});

/** `other-version`: another Wegweiser may read it. `damaged`: it is none, or not as any was written. */
export function readManifest(value: unknown): JobManifest | 'other-version' | 'damaged' {
  const { data } = z.safeParse(manifestSchema, value);
  // The schema's own type says `string` where a table's names stand, and may leave out what is undefined.
  if (data) return data as unknown as JobManifest;
  const { data: other } = z.safeParse(z.looseObject({ wegweiser: z.number() }), value);
  return other && other.wegweiser !== 1 ? 'other-version' : 'damaged';
}
