/** The hashes by which a policy allows what stands in a finished page. */
import { createHash } from 'node:crypto';

/** Sources such as `'sha256-…'`, each once, in the order of the page. */
export interface Hashes {
  scripts: readonly string[];
  styles: readonly string[];
  /** Of `style` attributes. */
  attributes: readonly string[];
}

export const hashesIn = (html: string): Hashes => ({
  // A block of data is no script: no browser runs it, and no policy has to allow it.
  scripts: hashes(html, /<script(?![^>]*\s(?:src=|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/g),
  styles: hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g),
  // Found in running text as well, where it allows what no attribute says: nothing.
  attributes: hashes(html, /\sstyle="([^"]*)"/g, decode),
});

/** What several pages need together, each once. */
export const together = (all: readonly Hashes[]): Hashes => {
  const union = (kind: keyof Hashes) => [...new Set(all.flatMap((one) => one[kind]))];
  return { scripts: union('scripts'), styles: union('styles'), attributes: union('attributes') };
};

const known = new Map<string, string>();

/** Most pages hold the same few scripts and styles. */
function sha256(text: string): string {
  const hash = known.get(text) ?? `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  if (known.size < 1000) known.set(text, hash);
  return hash;
}

const hashes = (html: string, pattern: RegExp, read = (text: string) => text) => [
  ...new Set([...html.matchAll(pattern)].map((m) => sha256(read(m[1] ?? '')))),
];

const named = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

/** Attributes are written with entities; scripts and styles stand as they are. */
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(quot|apos|lt|gt|amp));/gi, (_, decimal?: string, hex?: string, name?: string) =>
    name ? named[name.toLowerCase() as keyof typeof named] : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex!, 16)),
  );
