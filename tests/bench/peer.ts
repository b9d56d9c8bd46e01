/**
 * What a format is compared with: the library for it that others would take, or the platform, doing the plain thing. A peer
 * makes bytes out of the rows, which were parsed from the bytes that the format makes its own of, and reads the format's files.
 */

/** A row as it was parsed. */
export type Row = Readonly<Record<string, unknown>>;

export interface Peer {
  /** What it is. */
  readonly name: string;
  /** What is done before the clock runs: gets the files that the format made, and returns what makes as many of the rows. */
  writer(files: readonly Uint8Array[]): (rows: readonly Row[]) => readonly Uint8Array[];
  /** How many rows are in one file. */
  read(file: Uint8Array): number | Promise<number>;
}
