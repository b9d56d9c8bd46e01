/** What an export that has ended says of itself. */
import type { JobManifest } from '../../src/export/manifest.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/**
 * Rows and bytes of the files, which were read back; where none were made, the rows of the spool. Only of formats that make
 * one part of a stream are these its rows.
 */
export const doneOf = ({ streams }: Pick<JobManifest, 'streams'>): { rows: number; bytes: number } => ({
  rows: sum(streams.map(({ files, received }) => (files.length ? sum(files.map(({ rows }) => rows)) : received))),
  bytes: sum(streams.flatMap(({ files }) => files.map(({ bytes }) => bytes))),
});
