/** What was exported, to be filed with the files: counts, times, hashes. Says nothing that is secret. */
import type { FailureCode } from '../zendesk/failure.ts';
import type { Header, Checkpoint } from './checkpoint.ts';
import type { Privacy } from './privacy.ts';
import type { Product } from './product.ts';

export interface Manifest {
  wegweiser: 1;
  stream: string;
  account: string;
  /** True when the data are simulated. */
  demo: boolean;
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
  /** What was taken out of the files; with neither they hold every field as served. */
  withoutLocation?: true;
  pseudonyms?: true;
  files: Product[];
}

export const manifestFile = 'manifest.json';

export function manifestOf(header: Header, checkpoint: Checkpoint, files: Product[], privacy: Privacy = {}): Manifest {
  const { stream, account, demo, startedAt, from, to } = header;
  const { rows, kept, odd, outside = 0, at } = checkpoint;
  const range = from || to ? { ...(from && { from }), ...(to && { to }), outside } : {};
  const changed = {
    ...(privacy.withoutLocation && { withoutLocation: true as const }),
    ...(privacy.pseudonymKey && { pseudonyms: true as const }),
  };
  const counts = { received: rows, repeated: rows - kept, odd };
  return { wegweiser: 1, stream, account, demo, startedAt, finishedAt: at, ...range, ...counts, ...changed, files };
}

/** A stream that the account does not have or the token may not read. */
export interface LeftOut {
  stream: string;
  code: FailureCode;
}

/** Of several streams of one account, each with a manifest of its own. */
export interface JobManifest {
  wegweiser: 1;
  account: string;
  streams: readonly Manifest[];
  leftOut: readonly LeftOut[];
}

export const jobManifest = (account: string, streams: readonly Manifest[], leftOut: readonly LeftOut[]): JobManifest => ({
  wegweiser: 1,
  account,
  streams,
  leftOut,
});
