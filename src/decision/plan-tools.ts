/** What a reader does with a plan: print it, share it, save it and read it again. Edges only; nothing is kept here. */
import { doneParameter } from './address.ts';
import { largest, read, write, type Kept, type Problem } from './kept.ts';
import type { Answers } from './tree.ts';

/** Prints `sheet` and nothing else of the page. */
export function printAlone(sheet: Element): void {
  sheet.toggleAttribute('data-sheet', true);
  addEventListener('afterprint', () => sheet.removeAttribute('data-sheet'), { once: true });
  print();
}

/** A link to a plan: answers and ticks, never notes. `home` is the page of its decision. */
export function linkTo(home: string, answers: Answers, done: readonly string[]): string {
  const url = new URL(home, location.href);
  for (const [question, given] of Object.entries(answers)) for (const answer of given) url.searchParams.append(question, answer);
  if (done.length) url.searchParams.set(doneParameter, done.join(' '));
  return url.href;
}

/** Keys of the ticks in the page's own address, whatever they may be. */
export const ticksInAddress = () =>
  new URLSearchParams(location.search).getAll(doneParameter).flatMap((keys) => keys.split(' ').filter(Boolean));

/** Takes all ticks but `left` out of the page's address. */
export function leaveTicks(left: readonly string[]): void {
  const url = new URL(location.href);
  if (left.length) url.searchParams.set(doneParameter, left.join(' '));
  else url.searchParams.delete(doneParameter);
  if (url.href !== location.href) history.replaceState(history.state, '', url);
}

/** False where the browser refuses, or offers no clipboard at this address. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Hands the plan to the browser as a download; returns the name of the file. */
export function save(tree: string, plan: Kept): string {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([write(tree, plan)], { type: 'application/json' }));
  link.download = `wegweiser-${tree}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click, at a time of its own
  return link.download;
}

/** A file too large to be a plan is not even read. */
export async function open(tree: string, file: File): Promise<Kept | Problem> {
  if (file.size > largest) return 'too-large';
  try {
    return read(tree, await file.text());
  } catch {
    return 'unreadable';
  }
}
