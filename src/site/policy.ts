/**
 * Gives every built page an exact content security policy: its own inline scripts and styles by hash, and by name the
 * only hosts that it may talk to. It stands before the first script, which Astro's own `security.csp` does not manage
 * with Starlight (src/adr/0004).
 */
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where accounts live. */
const vendor = 'https://*.zendesk.com';

export async function writePolicies(folder: string, connect: readonly string[]): Promise<{ pages: number; longest: number }> {
  let [pages, longest] = [0, 0];
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.html')) continue;
    const file = path.join(folder, name);
    const html = await readFile(file, 'utf8');
    const policy = policyOf(html, connect);
    await writeFile(file, withPolicy(html, policy, name));
    pages++;
    longest = Math.max(longest, policy.length);
  }
  return { pages, longest };
}

export function policyOf(html: string, connect: readonly string[]): string {
  const scripts = hashes(html, /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g);
  const styles = hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g);
  const attributes = hashes(html, /<[a-z][^>]*?\sstyle="([^"]*)"/g, decode);
  return Object.entries({
    'default-src': ["'self'"],
    // Pagefind compiles WebAssembly in its worker; the keyword allows that and no eval of text.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
    'style-src': ["'self'", ...styles],
    'style-src-attr': attributes.length ? ["'unsafe-hashes'", ...attributes] : ["'none'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", vendor, ...connect],
    'worker-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  })
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const hashes = (html: string, pattern: RegExp, read = (text: string) => text) => [
  ...new Set([...html.matchAll(pattern)].map((m) => sha256(read(m[1] ?? '')))),
];

const named = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };

/** Attributes are written with entities; scripts and styles stand as they are. */
const decode = (text: string) =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(quot|apos|lt|gt|amp));/gi, (_, decimal?: string, hex?: string, name?: string) =>
    name ? named[name.toLowerCase() as keyof typeof named] : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex!, 16)),
  );

function withPolicy(html: string, policy: string, name: string): string {
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html)) throw new Error(`${name} has no <meta charset="utf-8">, after which its policy belongs.`);
  if (html.slice(0, html.search(charset)).includes('<script')) throw new Error(`${name} has a script before its <meta charset="utf-8">.`);
  return html.replace(charset, (tag) => `${tag}<meta http-equiv="content-security-policy" content="${policy}">`);
}
