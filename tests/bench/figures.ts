/** Figures, and how they are shown. */

/** The middle one; of an even number the upper of the two. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Digits behind the point by how large it is, so that small ones still say something. */
export function shown(value: number): string {
  if (Number.isInteger(value) || value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
}

export const megabytes = (bytes: number): number => bytes / 1e6;

/** A cell of a table: a text on the left, a number on the right, nothing where there is none. */
export type Cell = string | number | undefined;

/** Lines of a table, the first with the titles of its columns. */
export function table(titles: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  const texts = [titles, ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shown(cell) : (cell ?? '–'))))];
  const widths = titles.map((_, i) => Math.max(...texts.map((row) => row[i]?.length ?? 0)));
  const left = titles.map((_, i) => rows.every((row) => typeof row[i] === 'string'));
  return texts.map((row) =>
    row
      .map((cell, i) => (left[i] ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd(),
  );
}
