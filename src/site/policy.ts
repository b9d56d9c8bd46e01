/**
 * The content security policy: of each page its own, exact one, and of the whole site one for the header. Inline scripts and
 * styles are allowed by hash, and by name the only hosts that a page may talk to (src/adr/0004, src/adr/0016). Pure.
 */
import type { Hashes } from './hashes.ts';

/** Where accounts live. */
const vendor = 'https://*.zendesk.com';

/** Whoever turns text into markup or into the address of a script needs one of these; there is one (src/workers/trusted.ts). */
const trusted = { 'require-trusted-types-for': ["'script'"], 'trusted-types': ['default'] };

type Policy = Readonly<Record<string, readonly string[]>>;

/** In the page itself, by what stands in it. `connect`: further origins that pages may talk to. */
export const policyOf = (hashes: Hashes, connect: readonly string[]): string => written(policyFor(hashes, connect));

/**
 * In the header: what all pages need together, and who may frame them, in at most `room` characters. Where hashes do not fit,
 * those of styles are left to the pages' own policies, which hold besides. Throws where scripts' do not.
 */
export function sitePolicy(hashes: Hashes, connect: readonly string[], room: number): string {
  const whole = { ...policyFor(hashes, connect), 'frame-ancestors': ["'none'"] };
  const anyStyle = ["'self'", "'unsafe-inline'"];
  const looser: Policy[] = [
    whole,
    { ...whole, 'style-src-attr': anyStyle.slice(1) },
    { ...whole, 'style-src-attr': anyStyle.slice(1), 'style-src': anyStyle },
  ];
  const fits = looser.map(written).find((policy) => policy.length <= room);
  if (!fits) throw new Error(`The policy of the whole site does not fit into ${room} characters: too many inline scripts.`);
  return fits;
}

function policyFor({ scripts, styles, attributes }: Hashes, connect: readonly string[]): Policy {
  return {
    'default-src': ["'self'"],
    // Pagefind compiles WebAssembly in its worker; the keyword allows that and no eval of text.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
    'style-src': ["'self'", ...styles],
    'style-src-attr': attributes.length ? ["'unsafe-hashes'", ...attributes] : ["'none'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", vendor, ...connect],
    'worker-src': ["'self'"],
    'frame-src': ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    ...trusted,
  };
}

const written = (policy: Policy): string =>
  Object.entries(policy)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
