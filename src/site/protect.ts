/**
 * Protects a finished site: each page by a policy before its first script, which Astro's own `security.csp` does not manage with
 * Starlight (src/adr/0004), and all of it by headers, in the files in which hosts look for them.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { eachOf } from './at-once.ts';
import { hashesIn, together } from './hashes.ts';
import { headerFiles, headersOf, roomFor } from './headers.ts';
import { policyOf, sitePolicy } from './policy.ts';

/** A page's last touch before it is protected: HTML by its name, `en/guide/apis/index.html`. */
export type Finish = (html: string, name: string) => string;

/** `connect`: further origins that pages may talk to. Says how many pages there are and how long the longest policy is. */
export async function protectSite(
  folder: string,
  connect: readonly string[],
  finish: Finish = (html) => html,
): Promise<{ pages: number; longest: number }> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.html'));
  let longest = 0;
  const protect = async (name: string) => {
    const html = finish(await readFile(path.join(folder, name), 'utf8'), name.replaceAll('\\', '/'));
    const hashes = hashesIn(html);
    const policy = policyOf(hashes, connect);
    longest = Math.max(longest, policy.length);
    await writeFile(path.join(folder, name), withPolicy(html, policy, name));
    return hashes;
  };
  const all = await eachOf(names, protect);
  const headers = headersOf(sitePolicy(together(all), connect, roomFor('Content-Security-Policy')));
  for (const [name, text] of Object.entries(headerFiles(headers))) await writeFile(path.join(folder, name), text);
  return { pages: names.length, longest };
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
