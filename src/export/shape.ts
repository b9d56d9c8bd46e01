/** Tells rows of a known shape from odd ones, quickly: rows of one shape are judged once. */
import * as z from 'zod/mini';

/** More shapes than this are judged one by one, so that hostile data cannot fill the memory. */
const remembered = 1000;

/**
 * A judge for rows of `schema`, which may speak of the kinds of top-level values only (a text, a list …), as those of
 * `rows.ts` do: by its fields' names and kinds a row is judged.
 */
export function shapeJudge(schema: z.ZodMiniObject): (row: unknown) => boolean {
  const known = new Map<string, boolean>();
  return (row) => {
    if (typeof row !== 'object' || row === null) return false;
    const shape = shapeOf(row as Record<string, unknown>);
    const judged = known.get(shape);
    if (judged !== undefined) return judged;
    const fits = z.safeParse(schema, row).success;
    if (known.size < remembered) known.set(shape, fits);
    return fits;
  };
}

function shapeOf(row: Record<string, unknown>): string {
  let shape = '';
  for (const name in row) shape += `${name}:${kindOf(row[name])},`;
  return shape;
}

const kindOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);
