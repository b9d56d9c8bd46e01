/** What stands on every answer of the relay: a page that is made to open it runs nothing, and no other site can use it. */
const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
};

export const guarded = (headers: Readonly<Record<string, string>>): Headers => new Headers({ ...headers, ...always });
