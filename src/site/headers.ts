/** The headers of every answer of the site, and the files in which static hosts look for them. Pure. */

/** What a page of ours uses of what browsers offer, and so is not switched off: nothing but the clipboard, for "copy". */
const unused = [
  ...['accelerometer', 'autoplay', 'browsing-topics', 'camera', 'clipboard-read', 'compute-pressure'],
  ...['display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation', 'gyroscope', 'hid', 'identity-credentials-get'],
  ...['idle-detection', 'keyboard-map', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment'],
  ...['picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access'],
  ...['sync-xhr', 'usb', 'window-management', 'xr-spatial-tracking'],
];

/**
 * Name → value, the same for every file: a worker obeys the headers of its own script, not those of its page, and an embedder
 * (`Cross-Origin-Embedder-Policy`) refuses a worker that has no such header. `policy` is that of the whole site.
 */
export const headersOf = (policy: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': policy,
  // Not `require-corp`, which hides from the page whether a host that it may not read answers at all (src/connection/road.ts).
  'Cross-Origin-Embedder-Policy': 'credentialless',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': unused.map((feature) => `${feature}=()`).join(', '),
  'Referrer-Policy': 'no-referrer',
  // Browsers take no notice of it over plain HTTP (RFC 6797 §8.1). Other names of the operator's domain are not ours to bind.
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
});

/** Cloudflare reads no longer line of `_headers`, its indent and name included. */
export const longestLine = 2000;

/** Characters that a value may have, so that its line can be read. */
export const roomFor = (name: string): number => longestLine - `  ${name}: `.length;

type Lines = (name: string, value: string) => string;

/** File → its first lines, and how it says one header. All lie in the built folder: their hashes are those of its very pages. */
const hosts: Readonly<Record<string, { before: string; line: Lines; after: string }>> = {
  // Netlify, Cloudflare Pages and Workers; and `npm start`.
  _headers: { before: '/*\n', line: (name, value) => `  ${name}: ${value}\n`, after: '' },
  // Apache, where it allows such files (`AllowOverride FileInfo`).
  '.htaccess': {
    before: '<IfModule mod_headers.c>\n',
    line: (name, value) => `  Header always set ${name} "${value}"\n`,
    after: '</IfModule>\n',
  },
  'headers.nginx.conf': {
    before: '# include it in `server`, and anew in each `location` with an `add_header` of its own\n',
    line: (name, value) => `add_header ${name} "${value}" always;\n`,
    after: '',
  },
};

/** Name of a file → its text. Throws where a value does not fit into a line, or holds what a host would read in a way of its own. */
export function headerFiles(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(headers);
  for (const [name, value] of pairs) {
    if (value.length > roomFor(name)) throw new Error(`${name} has ${value.length} characters; hosts take ${roomFor(name)}.`);
    if (!/^[^"\\$%\p{C}]+$/u.test(value)) throw new Error(`${name} holds a character that does not mean the same to every host: ${value}`);
  }
  return Object.fromEntries(
    Object.entries(hosts).map(([file, { before, line, after }]) => [file, before + pairs.map((pair) => line(...pair)).join('') + after]),
  );
}
