/**
 * Keeps plans on this device, in `localStorage`: one entry a tree. Where the browser keeps nothing, a plan lives as long
 * as the page, and the page says so.
 */
import { empty, entry, read, write, type Kept } from './kept.ts';

const changed = 'wegweiser-plan';

/** What could not be written, and what cannot be read is here at least until the page is left. */
const held = new Map<string, Kept>();

/** The plan as it stands now, other tabs' work included; undefined when there is none. */
export function load(tree: string): Kept | undefined {
  const here = held.get(tree);
  if (here) return here;
  try {
    const plan = read(tree, localStorage.getItem(entry(tree)) ?? '', Infinity); // the reader's own, however much it is
    return typeof plan === 'string' ? undefined : plan;
  } catch {
    return undefined;
  }
}

/** What became of a change: `set-aside` is kept too, in the place of something that could not be read and lies beside it now. */
export type Keeping = 'kept' | 'set-aside' | 'not-kept';

/**
 * Changes the newest state of the plan, so that two tabs do not undo each other; undefined forgets it. Other elements of
 * the page hear of it, and other tabs.
 */
export function update(tree: string, change: (plan: Kept) => Kept | undefined): Keeping {
  const plan = change(load(tree) ?? empty);
  let keeping: Keeping = 'kept';
  try {
    if (setAside(tree)) keeping = 'set-aside';
    if (plan) localStorage.setItem(entry(tree), write(tree, plan));
    else localStorage.removeItem(entry(tree));
    held.delete(tree);
  } catch {
    keeping = 'not-kept';
    if (plan) held.set(tree, plan);
    else held.delete(tree);
  }
  window.dispatchEvent(new CustomEvent(changed, { detail: tree }));
  return keeping;
}

/** A plan of another version, or a damaged one, is its reader's all the same: it is moved, not written over. */
function setAside(tree: string): boolean {
  const text = localStorage.getItem(entry(tree));
  const lost = text !== null && typeof read(tree, text, Infinity) === 'string';
  if (lost) localStorage.setItem(`${entry(tree)}.old`, text);
  return lost;
}

/** Calls `listener` after every change to the plan, in this tab or another, until `signal` aborts. */
export function onChange(tree: string, listener: () => void, signal: AbortSignal): void {
  window.addEventListener(changed, (event) => (event as CustomEvent).detail === tree && listener(), { signal });
  window.addEventListener('storage', (event) => (event.key === entry(tree) || event.key === null) && listener(), { signal });
}
