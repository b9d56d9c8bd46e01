import { describe, expect, test } from 'vitest';
import { demoOrigin, originOf, parseAccount, parseToken, tokenOf } from '../../../src/connection/connection.ts';

describe('the account for what was typed', () => {
  test.each([
    ['acme', 'https://acme.zendesk.com'],
    ['  Acme-2 ', 'https://acme-2.zendesk.com'],
    ['a', 'https://a.zendesk.com'],
    ['ACME.zendesk.com', 'https://acme.zendesk.com'],
    ['acme.zendesk.com/', 'https://acme.zendesk.com'],
    ['acme.zendesk.com:443', 'https://acme.zendesk.com'],
    ['https://acme.zendesk.com', 'https://acme.zendesk.com'],
    ['HTTPS://Acme.Zendesk.Com/agent/dashboard?brand=1#chat', 'https://acme.zendesk.com'],
    ['acme.zendesk.com/api/v2/chat/account', 'https://acme.zendesk.com'],
    ['https://acme.zendesk.com/..//@evil.example', 'https://acme.zendesk.com'],
    ['http://127.0.0.1:4400', 'http://127.0.0.1:4400'],
    ['http://localhost:4400/x', 'http://localhost:4400'],
    ['http://localhost', 'http://localhost'],
    ['größe', 'https://xn--gre-6ka8i.zendesk.com'],
    ['müller.zendesk.com', 'https://xn--mller-kva.zendesk.com'],
    ['ａｃｍｅ', 'https://acme.zendesk.com'],
  ])('%j is %s', (typed, origin) => expect(parseAccount(typed)).toBe(origin));

  test.each(['', ' ', '\n\t'])('%j is empty', (typed) =>
    expect(() => parseAccount(typed)).toThrow(expect.objectContaining({ code: 'address-empty' })),
  );

  test.each([
    'acme.example.com',
    'zendesk.com',
    'https://zendesk.com',
    'acme.zendesk.com.evil.example',
    'evil.example/acme.zendesk.com',
    'evil.example?acme.zendesk.com',
    'evil.example#.zendesk.com',
    'acmezendesk.com',
    'a.b.zendesk.com',
    'acme.zendesk.com.',
    'acme.zendesk.com:8443',
    'http://acme.zendesk.com',
    'ftp://acme.zendesk.com',
    'javascript:alert(1)//.zendesk.com',
    'data:text/html,acme.zendesk.com',
    'me@acme.zendesk.com',
    'https://me:secret@acme.zendesk.com',
    'https://acme.zendesk.com@evil.example',
    'http://me@localhost:4400',
    'https://localhost:4400',
    'https://127.0.0.1',
    'http://127.0.0.2:4400',
    'http://localhost.evil.example',
    'http://192.168.0.1',
    '-acme',
    'acme-',
    'ac me',
    'ac_me',
    '-acme.zendesk.com',
    'größe.example',
    'www.zopim.com',
    '../acme',
    'https://',
    '%00',
  ])('%j is none', (typed) => expect(() => parseAccount(typed)).toThrow(expect.objectContaining({ code: 'address-invalid' })));

  test('letters of other scripts become the host that a browser would ask, never another', () => {
    // A Cyrillic а: not acme.
    expect(parseAccount('аcme.zendesk.com')).toBe('https://xn--cme-5cd.zendesk.com');
    expect(parseAccount('ａｃｍｅ.zendesk.com')).toBe('https://acme.zendesk.com');
    expect(() => parseAccount('acme.zendesk.соm')).toThrow(expect.objectContaining({ code: 'address-invalid' }));
  });
});

describe('the token for what was pasted', () => {
  const token = 'aB3'.repeat(21) + 'z';
  test.each([
    [token, token],
    [` ${token}\n`, token],
    [`Bearer ${token}`, token],
    [`bearer\t ${token}`, token],
    ['abc.def-ghi_~+/=', 'abc.def-ghi_~+/='],
    ['demo', 'demo'],
  ])('%j is a token', (pasted, expected) => expect(parseToken(pasted)).toBe(expected));

  test.each(['', '  ', '\n'])('%j is empty', (pasted) =>
    expect(() => parseToken(pasted)).toThrow(expect.objectContaining({ code: 'token-empty' })),
  );

  test.each([
    'me@example.com',
    'me@example.com/token:abc',
    'me@example.com:secret',
    'Basic bWU6c2VjcmV0',
    'x'.repeat(40),
    'A1'.repeat(20),
    'a/token',
  ])('support-api.md §0.1, §1.2: %j is of another kind', (pasted) =>
    expect(() => parseToken(pasted)).toThrow(expect.objectContaining({ code: 'token-kind' })),
  );

  test.each(['two words', '"quoted"', 'line\nbreak', 'a\u0000b', 'a\u200bb', 'größe', 'a{b}', "it's", 'a\r\nX-Header', '＝'])(
    '%j is malformed',
    (pasted) =>
      expect(() => parseToken(pasted)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^token-(malformed|kind)$/) as unknown }),
      ),
  );

  test('“Bearer” alone is empty', () => expect(() => parseToken('Bearer ')).toThrow(expect.objectContaining({ code: 'token-empty' })));
});

test('the demo account is at an address that can belong to nobody, and has a token of its own', () => {
  expect([originOf({ route: 'demo' }), tokenOf({ route: 'demo' }, 'chat')]).toEqual([demoOrigin, 'demo']);
  expect(new URL(demoOrigin).host.endsWith('.invalid')).toBe(true);
  const direct = { route: 'direct', origin: 'https://acme.zendesk.com', token: 't' } as const;
  expect([originOf(direct), tokenOf(direct, 'support')]).toEqual([direct.origin, 't']);
});
