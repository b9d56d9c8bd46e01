/** A part of the bench. */
import type { Size } from './size.ts';

export interface Outcome {
  /** All of them, to be written as JSON. */
  figures: object;
  /** What of them is for reading. */
  lines: readonly string[];
}

/** Rejects where something did not do the work that it was measured at. */
export type Part = (size: Size) => Promise<Outcome>;

/** What is under way; the figures alone go to the standard output. */
export const tell = (what: string): void => console.error(`… ${what}`);

/** A run that ended early would make any figure look good. */
export function proveRows(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${what}: ${found} rows instead of ${expected}.`);
}
