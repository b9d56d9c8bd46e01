/** Reads YAML and JSON content against a schema, and turns what does not fit into mistakes with their line. */
import { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';
import type { Mistake, Source } from './mistake.ts';

export interface Parsed<T> {
  /** Undefined when the file could not be used. */
  value: T | undefined;
  mistakes: Mistake[];
  /** The line on which the value at `path` stands (the nearest that exists). */
  lineOf: (path: readonly PropertyKey[]) => number;
}

/** JSON is YAML too, so both are read here. `firstLine` is the line of the file on which `text` begins. */
export function parseYaml<S extends z.ZodType>(source: Source, schema: S, firstLine = 1): Parsed<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  const broken = document.errors[0] ?? lostAlias(document);
  if (broken) {
    const found = broken.message;
    const remedy = 'Mend the syntax at this line; indentation is two spaces, and a value with ": " needs quotes.';
    return {
      value: undefined,
      lineOf,
      mistakes: [{ file: source.file, line: lineAt(broken.pos[0]), found, expected: 'valid YAML', remedy }],
    };
  }
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, mistakes: [], lineOf };
  const mistakes = result.error.issues.map((issue) => ({
    file: source.file,
    line: lineOf(issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path),
    found:
      issue.code === 'unrecognized_keys'
        ? `${place(issue.path)}: unknown ${issue.keys.join(', ')}`
        : `${place(issue.path)}: ${shown(document, issue.path)}`,
    expected: issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message,
    remedy: 'Correct this value; CONTRIBUTING.md shows an example of each kind of file.',
  }));
  return { value: undefined, mistakes, lineOf };
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = isNode(node) && node.range ? node.range[0] : 0;
  for (const key of path) {
    const pair = isMap(node) ? node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(key)) : undefined;
    const next = pair ? pair.key : isSeq(node) ? node.items[Number(key)] : undefined;
    if (!isNode(next) || !next.range) return offset;
    offset = next.range[0];
    node = pair ? pair.value : next;
  }
  return offset;
}

/** A value that begins with * and was meant as text; the parser leaves it to us. */
function lostAlias(document: Document): { message: string; pos: [number, number] } | undefined {
  let lost: { message: string; pos: [number, number] } | undefined;
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return undefined;
      const [start, end] = alias.range ?? [0, 0];
      lost = { message: `*${alias.source}, which begins with * and so names no text`, pos: [start, end] };
      return visit.BREAK;
    },
  });
  return lost;
}

const place = (path: readonly PropertyKey[]) => path.map(String).join('.') || 'the file';

function shown(document: Document, path: readonly PropertyKey[]): string {
  const value: unknown = document.getIn(path);
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80);
}
