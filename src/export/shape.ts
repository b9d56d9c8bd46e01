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
  let recent: Recent[] = [];
  return (row) => {
    if (typeof row !== 'object' || row === null) return noObject;
    const fields = row as Record<string, unknown>;
    const like = recent.find((one) => isLike(one, fields));
    if (like) return like.judged;
    const shape = shapeOf(fields);
    const judged = known.get(shape) ?? judge(schema, fields);
    if (known.size < remembered) known.set(shape, judged);
    recent = [recentOf(fields, judged), ...recent.slice(0, kept - 1)];
    return judged;
  };
}

const judge = (schema: z.ZodMiniObject, row: Record<string, unknown>): Shape => ({
  odd: !z.safeParse(schema, row).success,
  unknown: Object.keys(row).filter((name) => !Object.hasOwn(schema.shape, name)),
});

/** Rows of one stream have a handful of shapes; comparing with these is several times as fast as writing the shape of each down. */
interface Recent {
  names: readonly string[];
  kinds: readonly string[];
  judged: Shape;
}
const kept = 4;

const recentOf = (row: Record<string, unknown>, judged: Shape): Recent => {
  const names = Object.keys(row);
  return { names, kinds: names.map((name) => kindOf(row[name])), judged };
};

function isLike({ names, kinds }: Recent, row: Record<string, unknown>): boolean {
  let at = 0;
  for (const name in row) {
    if (names[at] !== name || kinds[at] !== kindOf(row[name])) return false;
    at++;
  }
  return at === names.length;
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
