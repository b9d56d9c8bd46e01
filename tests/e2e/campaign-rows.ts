/** What an export has come to, as rows to be compared with those of its account. */
import type { JobManifest } from '../../src/export/manifest.ts';

/** The lines of each stream, of all its JSON Lines together; `files` are the texts by name. */
export function rowsIn(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const { streams } = JSON.parse(files.get('manifest.json')!) as JobManifest;
  return new Map(streams.map((one) => [one.stream, one.files.flatMap(({ name }) => files.get(name)!.split('\n').slice(0, -1))]));
}

/** Those of `rows` that are left when each of `others` has been taken out of them once. */
export function without(rows: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(row, (left.get(row) ?? 0) + 1);
  return rows.filter((row) => {
    const some = left.get(row) ?? 0;
    left.set(row, some - 1);
    return some <= 0;
  });
}
