/** Hostile bodies and broken HTTP, each with the reason for which it is refused. */
import type { Hostile } from './hostile-addresses.ts';
import { written, type Parts } from './raw.ts';

type Headers = NonNullable<Parts['headers']>;

/** What one reader takes for one request and another for two: a second one, good in itself, stands inside. */
const second = written({});
const smuggled: Hostile[] = [
  [
    'http',
    'length and chunks',
    { method: 'POST', headers: { 'content-length': '5', 'transfer-encoding': 'chunked' }, body: `0\r\n\r\n${second}` },
  ],
  ['http', 'chunks and length', { headers: { 'transfer-encoding': 'chunked', 'content-length': '0' }, body: second }],
  ...['5, 6', '+5', '-1', '0x5', '5 5', 'a', '99999999999999999999999'].map((length): Hostile => [
    'http',
    `length ${length}`,
    { headers: { 'content-length': length }, body: second },
  ]),
  ['http', 'two lengths', { headers: { 'content-length': ['0', `${second.length}`] }, body: second }],
  ['http', 'two equal lengths', { headers: { 'content-length': ['5', '5'] }, body: second }],
  ['http', 'xchunked', { headers: { 'transfer-encoding': 'xchunked' }, body: second }],
  ['http', 'chunked, identity', { headers: { 'transfer-encoding': 'chunked, identity' }, body: second }],
  ['http', 'space before the colon', { lines: 'Transfer-Encoding : chunked\r\n', body: `0\r\n\r\n${second}` }],
  ['http', 'folded header', { lines: 'X-A: b\r\n c\r\n' }],
  ['http', 'NUL in a header', { lines: 'X-A: b\0c\r\n' }],
  ['http', 'CR in a header', { lines: 'X-A: b\rc\r\n' }],
  ['http', 'LF alone', { lines: 'X-A: b\nX-C: d\r\n' }],
  ['http', 'space in a name', { lines: 'X A: b\r\n' }],
  ['http', 'no name', { lines: ': b\r\n' }],
  ['http', 'no colon', { lines: 'Host\r\n' }],
  ['http', 'control character in a name', { lines: 'X\x01A: b\r\n' }],
  ['http', 'not ASCII in a name', { lines: 'X\xe4: b\r\n' }],
  ['http', 'headers of 20 kB', { lines: `X-A: ${'b'.repeat(20_000)}\r\n` }],
  ['http', '2,000 headers', { lines: 'X-A: bcdef\r\n'.repeat(2000) }],
  ['http', 'another expectation', { headers: { expect: 'all-is-well' } }],
  ['body', 'GET with a body', { headers: { 'content-length': `${second.length}` }, body: second }],
  [
    'body',
    'GET with a body in chunks',
    { headers: { 'transfer-encoding': 'chunked' }, body: `${second.length.toString(16)}\r\n${second}\r\n0\r\n\r\n` },
  ],
  ['body', 'GET with a body that does not end', { headers: { 'transfer-encoding': 'chunked' }, body: '5\r\nab' }],
];

const versions = ['HTTP/1.2', 'HTTP/3', 'HTTP/1', 'HTTPS/1.1', 'http/1.1', 'HTTP/1.1 x', 'HTTP/11', 'ICE/1.0', ''];

const exchange = { method: 'POST', target: '/relay/lab/oauth/tokens' };
const json: Headers = { 'content-type': 'application/json' };
const posted = (body: string, headers: Headers = json): Parts => ({
  ...exchange,
  headers: { 'content-length': `${body.length}`, ...headers },
  body,
});
const chunked = (body: string): Parts => ({ ...exchange, headers: { ...json, 'transfer-encoding': 'chunked' }, body });

const types = [
  undefined,
  '',
  'text/plain',
  'text/html',
  'multipart/form-data',
  'application/xml',
  'application/jsonp',
  'application/json-seq',
  'application/json, text/plain',
  'application/json; charset=utf-16',
  'application/json; a=b',
  ['application/json', 'application/json'],
];
const exchanges: Hostile[] = [
  ...types.map((type): Hostile => ['type', `exchange of ${String(type)}`, posted('{}', { 'content-type': type })]),
  ['body', 'exchange of 8,193 bytes', posted('a'.repeat(8193))],
  ['body', 'exchange of 50 kB', posted('a'.repeat(50_000))],
  ['body', 'exchange that says 10 MB', posted('a', { ...json, 'content-length': '10000000' })],
  ['body', 'exchange that says 8 EB', posted('a', { ...json, 'content-length': '8000000000000000000' })],
  ['body', 'exchange of nothing', posted('')],
  ['body', 'exchange without a length', { ...exchange, headers: json }],
  ['body', 'exchange of no chunk', chunked('0\r\n\r\n')],
  ['body', 'one chunk of 8,193 bytes', chunked(`2001\r\n${'a'.repeat(8193)}\r\n0\r\n\r\n`)],
  ['body', 'chunks without an end', chunked(`400\r\n${'a'.repeat(1024)}\r\n`.repeat(9))],
  ['body', 'a chunk that says 4 GB', chunked(`FFFFFFFF\r\n${'a'.repeat(9000)}`)],
  ['http', 'a chunk whose size is none', chunked('zz\r\na\r\n0\r\n\r\n')],
  ['http', 'a chunk of minus one byte', chunked('-1\r\na\r\n0\r\n\r\n')],
  ['query', 'exchange with a query', { ...posted('{}'), target: `${exchange.target}?a=b` }],
  ['authorization', 'exchange with a password', posted('{}', { ...json, authorization: 'Basic YTpi' })],
  ['path', 'exchange elsewhere', { ...posted('{}'), target: '/relay/lab/oauth/tokens/' }],
  ['target', 'exchange at another host', { ...posted('{}'), target: '/relay/evil.example/oauth/tokens' }],
  ['origin', 'exchange by another site', posted('{}', { ...json, origin: 'https://evil.example' })],
];

export const hostileBodies: readonly Hostile[] = [
  ...smuggled,
  ...['HTTP/0.9', 'HTTP/2.0'].map((version): Hostile => ['address', `version ${version}`, { version }]),
  ...versions.map((version): Hostile => ['http', `version ${version}`, { version }]),
  ...exchanges,
];
