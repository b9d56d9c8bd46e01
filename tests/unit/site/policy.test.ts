/** Each page gets a policy that allows what stands in it, to the letter, and nothing else. */
import { describe, expect, test } from 'vitest';
import { hashesIn, together } from '../../../src/site/hashes.ts';
import { policyOf, sitePolicy } from '../../../src/site/policy.ts';
import { protectedPage } from '../../../src/site/protect.ts';

/** The sources that a policy allows, by directive. */
const read = (policy: string) => new Map(policy.split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1)]));
const policy = (html: string, connect: readonly string[] = []) => read(policyOf(hashesIn(html), connect));

/** Reckoned by the browsers' own interface, as a browser does it. */
async function hash(text: string) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `'sha256-${btoa(String.fromCharCode(...bytes))}'`;
}
const hashesOf = (policy: Map<string, string[]>, directive: string) => policy.get(directive)?.filter((value) => value.includes('sha'));

test.each([
  ['script', 'script-src', 'let a = 1;'],
  ['script', 'script-src', '\n  if (a < b && "ä—😀") {\n  }\n'],
  ['style', 'style-src', 'a > b { color: red }'],
  ['style', 'style-src', '\n:root { --x: "ä" }\n'],
])('an inline %s is allowed by its hash, to the letter: %#', async (tag, directive, text) => {
  expect(hashesOf(policy(`<${tag}>${text}</${tag}>`), directive)).toEqual([await hash(text)]);
});

test('tags with attributes are read too, and the same script twice needs one hash', async () => {
  const html = '<script type="module" data-src="x">one()</script><style data-a="b">p{}</style><script>one()</script><script>two()</script>';
  expect(hashesOf(policy(html), 'script-src')).toEqual([await hash('one()'), await hash('two()')]);
  expect(hashesOf(policy(html), 'style-src')).toEqual([await hash('p{}')]);
});

test('data for machines need no hash', () => {
  expect(hashesOf(policy('<script type="application/ld+json">{}</script>'), 'script-src')).toEqual([]);
});

test('a script of its own address needs no hash', () => {
  const html = '<script type="module" src="/_astro/page.js"></script><script src="/a.js"></script>';
  expect(hashesOf(policy(html), 'script-src')).toEqual([]);
});

test.each([
  ['color: red', 'color: red'],
  ['--x: &quot;a&quot;', '--x: "a"'],
  ['--x: &#39;a&#39;', "--x: 'a'"],
  ['--x: a &gt; b &lt; c', '--x: a > b < c'],
  ['--x: a &amp;&amp; b', '--x: a && b'],
  ['--x: &amp;quot;', '--x: &quot;'],
  ['--x: &#38; &#x22;a&#x22;', '--x: & "a"'],
])('a style attribute is allowed as the browser reads it: %s', async (written, meant) => {
  const allowed = policy(`<p class="a" style="${written}" id="b">Text</p>`);
  expect(hashesOf(allowed, 'style-src-attr')).toEqual([await hash(meant)]);
  expect(allowed.get('style-src-attr')).toContain("'unsafe-hashes'");
});

test('where no style attributes are, none are allowed', () => {
  expect(policy('<p data-style="x">style="color: red"</p>').get('style-src-attr')).toEqual(["'none'"]);
});

test('pages talk to themselves, the vendor and what the operator names, and to nothing else', () => {
  expect(policy('').get('connect-src')).toEqual(["'self'", 'https://*.zendesk.com']);
  expect(policy('', ['https://relay.example', 'http://localhost:*']).get('connect-src')?.slice(2)).toEqual([
    'https://relay.example',
    'http://localhost:*',
  ]);
});

test('nothing is allowed unseen', () => {
  const html = '<script>a()</script><style>p{}</style><p style="color: red"></p><script src="/x.js"></script>';
  const text = policyOf(hashesIn(html), ['https://relay.example']);
  expect(text).not.toContain('unsafe-inline');
  expect(text).not.toContain("'unsafe-eval'");
  expect(text).not.toMatch(/(?<!\.)\*(?!\.zendesk)/);
  const { 'default-src': fallback, 'object-src': objects } = Object.fromEntries(read(text));
  expect([fallback, objects]).toEqual([["'self'"], ["'none'"]]);
});

test('whatever would become markup or a script out of text has to pass the one policy that there is', () => {
  expect(policy('').get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(policy('').get('trusted-types')).toEqual(['default']);
});

describe('of the whole site, for the header', () => {
  const pages = [
    '<script>one()</script><style>p{}</style><p style="color: red">',
    '<script>one()</script><script>two()</script><p style="color: blue">',
  ];
  const needs = together(pages.map(hashesIn));
  const site = (room: number) => read(sitePolicy(needs, [], room));

  test('it allows what all pages need, each once, and nobody to frame them', async () => {
    expect(hashesOf(site(2000), 'script-src')).toEqual([await hash('one()'), await hash('two()')]);
    expect(hashesOf(site(2000), 'style-src')).toEqual([await hash('p{}')]);
    expect(hashesOf(site(2000), 'style-src-attr')).toEqual([await hash('color: red'), await hash('color: blue')]);
    expect(site(2000).get('frame-ancestors')).toEqual(["'none'"]);
  });

  test('where room is short, styles are left to the pages’ own policies, and scripts never', async () => {
    const whole = sitePolicy(needs, [], 2000).length;
    const [attributes, styles] = [sitePolicy(needs, [], whole - 1), sitePolicy(needs, [], whole - 120)];
    expect(read(attributes).get('style-src-attr')).toEqual(["'unsafe-inline'"]);
    expect(hashesOf(read(attributes), 'style-src')).toEqual([await hash('p{}')]);
    expect(read(styles).get('style-src')).toEqual(["'self'", "'unsafe-inline'"]);
    for (const policy of [attributes, styles])
      expect(hashesOf(read(policy), 'script-src')).toEqual([await hash('one()'), await hash('two()')]);
    expect(() => sitePolicy(needs, [], styles.length - 1)).toThrow(/inline scripts/);
  });
});

describe('written into a page', () => {
  const page = (head: string) => `<!doctype html><html><head><meta charset="utf-8">${head}</head><body>$& 'text'</body></html>`;
  const meta = /<meta http-equiv="content-security-policy" content="([^"]*)"><meta name="referrer" content="no-referrer">/g;
  const name = '/de/guide/apis/';

  test.each(['<script>one()</script>', '<style>p{}</style><script>two()</script>'])(
    'it stands once and before %s, and the page is left as it was besides',
    (head) => {
      const { html, policy, hashes } = protectedPage(page(head), name, ['https://relay.example']);
      const [tag, ...more] = html.matchAll(meta);
      expect(more).toEqual([]);
      expect(tag?.[1]).toBe(policy);
      expect(policy).toBe(policyOf(hashesIn(page(head)), ['https://relay.example']));
      expect(hashes).toEqual(hashesIn(page(head)));
      expect(tag?.index).toBeLessThan(html.search(/<script|<style/));
      expect(html.replace(meta, '')).toBe(page(head));
    },
  );

  test.each(['<meta charset="UTF-8" />', '<META CHARSET="utf-8"/>'])('%s is the place as well', (tag) => {
    const { html } = protectedPage(`<head>${tag}<script>one()</script></head>`, name, []);
    expect(html).toMatch(/^<head><meta charset="utf-8"\s*\/?><meta http-equiv="content-security-policy"/i);
  });

  test('a page without that place is an error with its name', () => {
    expect(() => protectedPage('<html><head><script>one()</script></head></html>', name, [])).toThrow(name);
  });

  test('a page whose first script comes before that place is an error too, since no policy would hold for it', () => {
    expect(() => protectedPage('<head><script>one()</script><meta charset="utf-8"></head>', name, [])).toThrow(name);
  });
});
