/** What the check has read of `content/`, for judgements that look at several files. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Source } from '../authoring/mistake.ts';
import type { Locale } from '../locales.ts';
import type { Outline } from '../procedure/outline.ts';
import type { Known } from '../procedure/references.ts';

export interface Content {
  known: Known;
  guides: ReadonlyMap<Locale, ReadonlyMap<string, Outline>>;
  /** Pages that were not read in full: nothing is concluded from what they lack. */
  unread: ReadonlySet<Outline>;
  exists: (file: string) => boolean;
  read: (file: string) => Source;
  /** Whether `page#id` names a procedure or a step that stands in a procedure. */
  hasTarget: (locale: Locale, name: string) => boolean;
}

/** Files below `root`, by their path from there. */
export const filesBelow = (root: string): Pick<Content, 'exists' | 'read'> => ({
  exists: (file) => existsSync(path.join(root, file)),
  read: (file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }),
});

export function hasTarget(pages: ReadonlyMap<string, Outline>, unread: ReadonlySet<Outline>, name: string): boolean {
  const [page, id] = name.split('#');
  const outline = pages.get(page ?? '');
  if (!outline) return false;
  if (unread.has(outline)) return true;
  const { items } = outline;
  const at = items.findIndex((item) => (item.kind === 'Procedure' || item.kind === 'Step') && item.key === id);
  if (at < 0) return false;
  if (items[at]!.kind === 'Procedure') return items[at + 1]?.kind === 'Step';
  const opened = items.slice(0, at).findLast((item) => item.kind === 'Procedure' || item.kind === 'end');
  return opened?.kind === 'Procedure';
}
