/** Outlines of the pages from which decisions take steps: several name the same page, which is read once a build. */
import { oncePer } from '../authoring/once.ts';
import { readOutline, type Outline } from '../procedure/outline.ts';

/** Of a page's text, without its front matter. */
export const outlineOf = oncePer((text: string): Outline => readOutline({ file: '', text }).outline);
