/** A plan as it is kept on a device, written to a file and read again. Pure: storage is `keeper.ts`. */
import type { Answers } from './tree.ts';

export interface Kept {
  answers: Answers;
  /** Keys of the steps that are done, in the order of ticking. */
  done: readonly string[];
  /** Step key → what the reader wrote to it. */
  notes: Readonly<Record<string, string>>;
  /** Keys of the steps that the reader has seen: others are new. */
  seen: readonly string[];
}

/** Where the plan of a tree is kept in `localStorage`. */
export const entry = (tree: string) => `wegweiser.plan.${tree}`;

export const empty: Kept = { answers: {}, done: [], notes: {}, seen: [] };

/** Why a text is no plan of this decision: words `plan.problem.<code>` in every locale. */
export type Problem = 'unreadable' | 'other-kind' | 'other-version' | 'other-tree' | 'too-large';

const kind = 'wegweiser-plan';
const version = 1;

/** More than a browser keeps for one site, so that every plan kept can be read back; a file beyond it is not even opened. In bytes. */
export const largest = 16_000_000;

export const write = (tree: string, plan: Kept): string => JSON.stringify({ kind, version, tree, ...plan }, null, 1);

/** Reads what `write` has written, and takes nothing on trust: unknown parts are left out, wrong ones make a problem. */
export function read(tree: string, text: string, limit = largest): Kept | Problem {
  if (text.length > limit) return 'too-large';
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (!isRecord(file) || file['kind'] !== kind) return 'other-kind';
  if (file['version'] !== version) return 'other-version';
  if (file['tree'] !== tree) return 'other-tree';
  const { answers, done, notes, seen } = file;
  return {
    answers: Object.fromEntries(Object.entries(isRecord(answers) ? answers : {}).map(([id, given]) => [id, texts(given)])),
    done: texts(done),
    notes: Object.fromEntries(Object.entries(isRecord(notes) ? notes : {}).filter((note): note is [string, string] => isText(note[1]))),
    seen: texts(seen),
  };
}

/** Both plans in one: every tick and every note of either; the answers of `other`, if it has any. */
export function merge(own: Kept, other: Kept): Kept {
  const notes = new Map(Object.entries(own.notes));
  for (const [key, note] of Object.entries(other.notes)) notes.set(key, joined(notes.get(key), note));
  return {
    answers: Object.keys(other.answers).length ? other.answers : own.answers,
    done: [...new Set([...own.done, ...other.done])],
    notes: Object.fromEntries(notes),
    seen: [...new Set([...own.seen, ...other.seen])],
  };
}

/** Two notes to one step: whichever holds the other, or both. */
export function joined(a = '', b = ''): string {
  if (a.includes(b)) return a;
  return b.includes(a) ? b : `${a}\n\n${b}`;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);
