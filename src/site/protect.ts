/**
 * Protects a finished site: each page by a policy before its first script, which Astro's own `security.csp` does not manage with
 * Starlight (src/adr/0004), and all of it by headers, in the files in which hosts look for them.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { headerFiles, headersOf, roomFor } from './headers.ts';
import { policyOf, sitePolicy } from './policy.ts';

/** `connect`: further origins that pages may talk to. Says how many pages there are and how long the longest policy is. */
export async function protectSite(folder: string, connect: readonly string[]): Promise<{ pages: number; longest: number }> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  const pages = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  const policies = pages.map((html) => policyOf(html, connect));
  for (const [i, html] of pages.entries()) await writeFile(path.join(folder, names[i]!), withPolicy(html, policies[i]!, names[i]!));
  const headers = headersOf(sitePolicy(pages, connect, roomFor('Content-Security-Policy')));
  for (const [name, text] of Object.entries(headerFiles(headers))) await writeFile(path.join(folder, name), text);
  return { pages: pages.length, longest: Math.max(0, ...policies.map(({ length }) => length)) };
}

function withPolicy(html: string, policy: string, name: string): string {
  const charset = /<meta charset="utf-8"\s*\/?>/i;
  if (!charset.test(html)) throw new Error(`${name} has no <meta charset="utf-8">, after which its policy belongs.`);
  if (html.slice(0, html.search(charset)).includes('<script')) throw new Error(`${name} has a script before its <meta charset="utf-8">.`);
  return html.replace(
    charset,
    (tag) => `${tag}<meta http-equiv="content-security-policy" content="${policy}"><meta name="referrer" content="no-referrer">`,
  );
}
