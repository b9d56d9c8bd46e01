/** A mistake in `content/`: where it stands, what was found, what was expected, and what its author should do. */
export interface Mistake {
  /** Path from the project's root. */
  file: string;
  /** 1-based. */
  line: number;
  found: string;
  expected: string;
  remedy: string;
}

/** A file of `content/` as it was read; everything that judges content takes these and touches no disk. */
export interface Source {
  file: string;
  text: string;
}

/** The mistakes as a person reads them in a terminal, one paragraph each; `file:line` comes first and can be clicked. */
export function describe(mistakes: readonly Mistake[]): string {
  return mistakes
    .map(({ file, line, found, expected, remedy }) =>
      [`${file}:${line}`, `  found:    ${found}`, `  expected: ${expected}`, `  remedy:   ${remedy}`].join('\n'),
    )
    .join('\n\n');
}

/** The name most like `wrong`, for "did you mean"; undefined when none is close. Names are short, so cost is no matter. */
export function nearest(wrong: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wrong.length / 3)) + 1;
  for (const name of names) {
    const d = distance(wrong, name);
    if (d < least) [best, least] = [name, d];
  }
  return best;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
