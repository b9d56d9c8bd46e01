/** Tells rows of a known shape from odd ones, and names fields that nobody told us of; rows of one shape are judged once. */
import * as z from 'zod/mini';

/** More shapes than this are judged one by one, so that hostile data cannot fill the memory. */
const remembered = 1000;

export interface Shape {
  /** The schema does not know it. */
  odd: boolean;
  /** Names of top-level fields that are not in the schema. */
  unknown: readonly string[];
}

const noObject: Shape = { odd: true, unknown: [] };

/**
 * A judge for rows of `schema`, which may speak of the kinds of top-level values only (a text, a list …), as those of
 * `rows.ts` do: by its fields' names and kinds a row is judged.
 */
export function shapeJudge(schema: z.ZodMiniObject): (row: unknown) => Shape {
  const known = new Map<string, Shape>();
  return (row) => {
    if (typeof row !== 'object' || row === null) return noObject;
    const shape = shapeOf(row as Record<string, unknown>);
    const judged = known.get(shape);
    if (judged) return judged;
    const unknown = Object.keys(row).filter((name) => !Object.hasOwn(schema.shape, name));
    const found = { odd: !z.safeParse(schema, row).success, unknown };
    if (known.size < remembered) known.set(shape, found);
    return found;
  };
}

function shapeOf(row: Record<string, unknown>): string {
  let shape = '';
  for (const name in row) shape += `${name}:${kindOf(row[name])},`;
  return shape;
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

/** How often each unknown field was met. */
export type Unknown = Readonly<Record<string, number>>;

/** So many names are told apart; what comes after them is counted as `…`. */
const named = 100;

export function addUnknown(before: Unknown, more: Unknown): Unknown {
  const sum: Record<string, number> = { ...before };
  for (const [name, count] of Object.entries(more)) {
    const as = Object.hasOwn(sum, name) || Object.keys(sum).length < named ? name : '…';
    sum[as] = (sum[as] ?? 0) + count;
  }
  return sum;
}
