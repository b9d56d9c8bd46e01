/** What was asked of `npm run bench`: which parts, and how much of everything. */
import { parseArgs } from 'node:util';
import { sizeOf, type Size } from './size.ts';

export interface Wanted<Part extends string> {
  size: Size;
  only: readonly Part[];
  json: boolean;
}

export const help = (
  parts: readonly string[],
) => `npm run bench -- [options]: what an export costs beside the bare reading of the same answers. No limits, only figures.

  --only     parts, with commas between them: ${parts.join(', ')} (default: all)
  --rows     chats of the rounds, at most 200000 (default); of more, one verified CSV is made besides, for its memory
  --full     the same as --rows 2000000
  --rounds   times that each measure is taken, for its median (default: 3)
  --quick    small sizes and one round: shows that everything runs, and little else
  --json     all figures as JSON`;

/** Undefined when help is asked for. Throws a RangeError with one sentence for what is not possible. */
export function readOptions<Part extends string>(parts: readonly Part[], args = process.argv.slice(2)): Wanted<Part> | undefined {
  const { only, rows, rounds, full, quick, json, help: asked } = parsed(args);
  if (asked) return undefined;
  const size = sizeOf({ rows: number('rows', rows), rounds: number('rounds', rounds), full, quick });
  return { size, only: only === undefined ? parts : only.split(',').map((name) => oneOf(parts, name.trim())), json };
}

const options = {
  only: { type: 'string' },
  rows: { type: 'string' },
  rounds: { type: 'string' },
  full: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new RangeError((error as Error).message, { cause: error });
  }
}

function oneOf<Part extends string>(parts: readonly Part[], name: string): Part {
  const found = parts.find((part) => part === name);
  if (found) return found;
  throw new RangeError(`There is no part “${name}”; choose from: ${parts.join(', ')}.`);
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new RangeError(`--${name} ${text} is not possible; give a whole number from 1 on.`);
}
