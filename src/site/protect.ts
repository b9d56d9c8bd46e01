/**
 * Protects a site: each page by a policy before its first script, which Astro's own `security.csp` does not manage with
 * Starlight (src/adr/0004), and all of it by headers, in the files in which hosts look for them.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hashesIn, type Hashes } from './hashes.ts';
import { headerFiles, headersOf, roomFor } from './headers.ts';
import { policyOf, sitePolicy } from './policy.ts';

export interface ProtectedPage {
  html: string;
  policy: string;
  hashes: Hashes;
}

/** `name` is told in errors; `connect`: further origins that pages may talk to. Throws for a page without a place for its policy. */
export function protectedPage(html: string, name: string, connect: readonly string[]): ProtectedPage {
  const hashes = hashesIn(html);
  const policy = policyOf(hashes, connect);
  return { html: withPolicy(html, policy, name), policy, hashes };
}

/** Into the folder of the site; `hashes`: what all of its pages need together. */
export async function writeHeaders(folder: string, hashes: Hashes, connect: readonly string[]): Promise<void> {
  const headers = headersOf(sitePolicy(hashes, connect, roomFor('Content-Security-Policy')));
  for (const [name, text] of Object.entries(headerFiles(headers))) await writeFile(path.join(folder, name), text);
}

function withPolicy(html: string, policy: string, name: string): string {
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  const at = html.search(charset);
  if (at < 0) throw new Error(`${name} has no <meta charset="utf-8">, after which its policy belongs.`);
  if (html.slice(0, at).includes('<script')) throw new Error(`${name} has a script before its <meta charset="utf-8">.`);
  return html.replace(
    charset,
    (tag) => `${tag}<meta http-equiv="content-security-policy" content="${policy}"><meta name="referrer" content="no-referrer">`,
  );
}
