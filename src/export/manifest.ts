/** What was exported, to be filed with the files: counts, times, hashes. Says nothing that is secret. */
import type { Count } from '../zendesk/counts.ts';
import type { FailureCode } from '../zendesk/failure.ts';
import type { Header, Checkpoint } from './checkpoint.ts';
import { logFile } from './log.ts';
import type { Privacy } from './privacy.ts';
import type { Product } from './product.ts';
import { reportFile } from './report-page.ts';
import { sumsFile } from './sums.ts';

/** Of one stream. */
export interface Manifest {
  stream: string;
  startedAt: string;
  finishedAt: string;
  /** The stretch of time that was asked for, and how many rows outside it were read and not kept. */
  from?: string;
  to?: string;
  outside?: number;
  /** Rows received, how many of them were older versions of a row received again, and how many had a shape not known. */
  received: number;
  repeated: number;
  odd: number;
  /** How many of the rows received had which field that the vendor's documents do not name. */
  unknown?: Readonly<Record<string, number>>;
  /** What the API itself counts, an approximation by its own words; no proof of anything. */
  counted?: Count;
  /** What was taken out of the files; with none of these they hold every field as served. */
  withoutLocation?: true;
  pseudonyms?: true;
  /** The fields that were chosen for the files. */
  fields?: readonly string[];
  files: Product[];
}

/** A stream that the account does not have or the token may not read. */
export interface LeftOut {
  stream: string;
  code: FailureCode;
}

/** Of all streams of one job. */
export interface JobManifest {
  wegweiser: 1;
  account: string;
  /** True when the data are simulated. */
  demo: boolean;
  streams: readonly Manifest[];
  leftOut: readonly LeftOut[];
}

export const manifestFile = 'manifest.json';

export interface Beside {
  privacy?: Privacy | undefined;
  fields?: readonly string[] | undefined;
  counted?: Count | undefined;
}

export function manifestOf(header: Header, checkpoint: Checkpoint, files: Product[], { privacy = {}, fields, counted }: Beside): Manifest {
  const { stream, startedAt, from, to } = header;
  const { rows, kept, odd, unknown, outside = 0, at } = checkpoint;
  return {
    stream,
    startedAt,
    finishedAt: at,
    ...(from || to ? { ...(from && { from }), ...(to && { to }), outside } : {}),
    received: rows,
    repeated: rows - kept,
    odd,
    ...(unknown && { unknown }),
    ...(counted && { counted }),
    ...(privacy.withoutLocation && { withoutLocation: true as const }),
    ...(privacy.pseudonymKey && { pseudonyms: true as const }),
    ...(fields && { fields }),
    files,
  };
}

/** The files that hold the rows, as they lie there: compressed ones in place of what is in them. */
export const lying = ({ streams }: Pick<JobManifest, 'streams'>): Pick<Product, 'name' | 'bytes' | 'sha256'>[] =>
  streams.flatMap(({ files }) => files.map((product) => product.compressed ?? product));

/** Names of all files of an export, those that say what it was behind those that hold it. */
export const filesOf = (manifest: JobManifest): string[] => [
  ...lying(manifest).map(({ name }) => name),
  manifestFile,
  reportFile,
  sumsFile,
  logFile,
];
