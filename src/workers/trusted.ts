/**
 * What text may become markup or the address of a worker, in pages and workers alike: the one policy of Trusted Types that our
 * content security policy allows. Of our own code only `new Worker` asks it; Pagefind asks it besides (src/adr/0016).
 */

/** Of the browser's factory, for which TypeScript has no type: the part used here. */
interface Factory {
  createPolicy(name: string, rules: { createHTML(text: string): string; createScriptURL(address: string): string | null }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: Factory };

trustedTypes?.createPolicy('default', { createHTML: onlyMarks, createScriptURL: ownScript });

/** Search results come with `<mark>` around what was found, and nothing else of them is markup. */
function onlyMarks(text: string): string {
  return text.replace(/<(?!\/?mark>)/g, '&lt;');
}

/** Files of the build, and Pagefind's worker. Null is refused. */
function ownScript(address: string): string | null {
  const { origin, pathname } = new URL(address, location.href);
  const own = pathname.startsWith('/_astro/') || pathname === '/pagefind/pagefind-worker.js';
  return origin === location.origin && own ? address : null;
}
