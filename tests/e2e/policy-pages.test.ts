/** The policies of the finished pages, read by another parser than the one that wrote them. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { testSite } from '../pseudo/site.ts';
import { pagesOf, type Element } from './html.ts';
import { expect, test } from './test.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const read = (policy: string) => new Map(policy.split('; ').map((part) => [part.split(' ')[0]!, part.split(' ').slice(1)]));
/** What a browser takes for a script, by its type. */
const runs = (type = '') => ['', 'module', 'text/javascript', 'importmap', 'speculationrules'].includes(type.trim().toLowerCase());
const isPolicy = ({ name, attributes }: Element) =>
  name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy';

/** Links that a browser does not fetch. */
const told = new Set(['canonical', 'alternate', 'sitemap', 'next', 'prev', 'author', 'license']);
const fetched = ['src', 'srcset', 'data', 'poster', 'action', 'formaction', 'background', 'ping', 'manifest', 'xlink:href'];

/** What an element has the browser ask for, or send to. */
function addressesOf({ name, attributes }: Element): string[] {
  const links =
    name === 'link' && !told.has(attributes['rel'] ?? '') ? ['href'] : ['use', 'image', 'feimage'].includes(name) ? ['href'] : [];
  return [...fetched, ...links].flatMap((one) => attributes[one] ?? []).flatMap((value) => value.split(/,\s+/));
}
const isOwn = (address: string) => /^(\/(?!\/)|#|data:image\/|\.{0,2}\/?[\w-]+(\/|$))/.test(address);

for (const [site, folder] of Object.entries({ release: 'dist', 'test site': path.join(testSite, 'dist') })) {
  const all = pagesOf(folder);
  const complain = (found: (elements: Element[]) => readonly string[]) =>
    all.flatMap(({ name, elements }) => found(elements).map((what) => `${name}: ${what}`));

  test(`${site}: each page has one policy, before all that it is to hold for, and tells no other site where its reader was`, () => {
    expect(all.length).toBeGreaterThan(40);
    const wrong = complain((elements) => {
      const at = elements.findIndex(isPolicy);
      const early = elements.slice(0, at).filter(({ name }) => !['html', 'head', 'meta'].includes(name));
      const quiet = elements.some(({ attributes }) => attributes['name'] === 'referrer' && attributes['content'] === 'no-referrer');
      return [
        ...(elements.filter(isPolicy).length === 1 && at > 0 && quiet ? [] : ['lacks one']),
        ...early.map(({ name }) => `${name} comes before`),
      ];
    });
    expect(wrong).toEqual([]);
  });

  test(`${site}: its policy names the hash of every inline script and style, and no other`, () => {
    const wrong = complain((elements) => {
      const policy = read(elements.find(isPolicy)!.attributes['content']!);
      const here = {
        'script-src': elements
          .filter(({ name, attributes }) => name === 'script' && !('src' in attributes) && runs(attributes['type']))
          .map(({ text }) => text),
        'style-src': elements.filter(({ name }) => name === 'style').map(({ text }) => text),
        'style-src-attr': elements.flatMap(({ attributes }) => attributes['style'] ?? []),
      };
      return Object.entries(here).flatMap(([directive, texts]) => {
        const named = policy.get(directive)!.filter((one) => one.includes('sha256'));
        const needed = texts.map(hash);
        const missing = needed.filter((one) => !named.includes(one)).map((one) => `${directive} lacks ${one}`);
        const stray = named.filter((one) => !needed.includes(one)).map((one) => `${directive} needs no ${one}`);
        return [...missing, ...stray];
      });
    });
    expect(wrong).toEqual([]);
  });

  test(`${site}: nothing runs from an attribute or a link, and nothing is asked of another site`, () => {
    const wrong = complain((elements) =>
      elements.flatMap((element) => {
        const handlers = Object.keys(element.attributes).filter((name) => /^on/i.test(name));
        const scripted = Object.values(element.attributes).filter((value) => /^[\s\p{C}]*(javascript|vbscript):/iu.test(value));
        return [...handlers, ...scripted, ...addressesOf(element).filter((one) => !isOwn(one))];
      }),
    );
    expect(wrong).toEqual([]);
  });
}
