/** What of a translation is out of date: its stamps say from which text of the source each segment was translated. */
import type { Segment } from './segments.ts';

/** Of one page in one locale: segment → the hash of the source's text that was translated. */
export type Stamp = Readonly<Record<string, string>>;

/** By locale, then page. */
export type Stamps = Readonly<Record<string, Readonly<Record<string, Stamp>>>>;

export type Hash = (text: string) => string;

/** What names a segment in a stamp: `step find-clients`, `section authorise`, `head`. */
export const nameOf = ({ kind, id }: Pick<Segment, 'kind' | 'id'>): string => (id || kind !== 'head' ? `${kind} ${id}`.trim() : kind);

export const stampOf = (source: readonly Segment[], hash: Hash): Stamp =>
  Object.fromEntries(source.map((segment) => [nameOf(segment), hash(segment.text)]));

/** The segments of the source that have changed, or come, since the translation was stamped; all of them without a stamp. */
export const driftOf = (source: readonly Segment[], stamp: Stamp | undefined, hash: Hash): Segment[] =>
  source.filter((segment) => stamp?.[nameOf(segment)] !== hash(segment.text));
