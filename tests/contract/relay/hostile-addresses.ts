/** Hostile request lines, each with the reason for which it is refused: names, paths, queries, methods. */
import type { Reason } from '../../../src/relay/refusals.ts';
import { goodTarget, type Parts } from './raw.ts';

export type Hostile = readonly [reason: Reason | 'http' | 'site', what: string, parts: Parts];

const at = (reason: Hostile[0], targets: readonly string[]): Hostile[] =>
  targets.map((target) => [reason, target.slice(0, 90), { target }]);
const words = (text: TemplateStringsArray) => String.raw(text).trim().split(/\s+/);
const latin1 = (text: string) => Buffer.from(text).toString('latin1');
const many = (text: string, times: number) => text.repeat(times);

/** Other hosts, ports and schemes; names that look like ours, in other scripts or escaped. */
const names = [
  ...words`evil.example acme.zendesk.com acme.zendesk.com.evil.example acme.evil.example 127.0.0.1 169.254.169.254 [::1]
    acme:80 acme:443 lab:4400 https: http: acme@evil.example evil.example@acme user:pass@lab lab@ @lab
    -acme acme- .acme acme. acme_1 ACME Lab LAB __proto__ * ~lab lab' lab; lab,acme lab= lab& lab$ lab! lab(1) lab|
    %61cme l%61b lab%20 %20lab lab%00 lab%09 lab%0a lab%0d%0ahost:evil lab%2f lab%2fapi lab%5c lab%40evil.example
    lab%3a80 lab%23 lab%3f lab%2e lab%252f
    xn--acme-7va xn--80ak6aa92e xn-- %d0%b0cme acm%d0%b5 %ef%bd%81cme acme%e3%80%82evil acme%c2%ad acme%e2%80%8b
    acme%e2%84%80 %f0%9d%93%aacme`,
  ...['', many('a', 64), many('a', 1000), many('a-', 40)],
].map((name) => `/relay/${name}/api/v2/macros`);

const paths = [
  ...words`/ /api /api/v2 /api/v2/ /admin /access/login /oauth/authorizations/new /oauth2/chat/authorizations/new
    /attachments/token/a/?name=b /oauth/clients
    /api/v2/users /api/v2/users/1 /api/v2/users/me /api/v2/users/me.json/ /api/v2/users/me/session /api/v2/tickets
    /api/v2/tickets.json /api/v2/tickets/create_many /api/v2/search /api/v2/search/export /api/v2/imports/tickets
    /api/v2/oauth/tokens /api/v2/oauth/tokens/1.json /api/v2/oauth/clients /api/v2/api_tokens /api/v2/chat /api/v2/chat/
    /api/v2/chat/chats /api/v2/chat/chats/1 /api/v2/chat/oauth/tokens /api/v2/chat/agents/1 /api/v2/chat/agents/email/a
    /api/v2/tickets/1/comments/ /api/v2/tickets/1/comments/2/redact /api/v2/tickets/1/audits /api/v2/tickets/1
    /api/v2/tickets//comments
    /api/v2/macros/ /api/v2/macros.json /api/v2//macros //api/v2/macros /API/v2/macros /api/V2/macros /api/v1/macros
    /api/v2/Macros /api/v2/macros;a=b /api/v2/macros:80 /api/v2/macros@evil.example /api/v2/macros, /api/v2/macros+
    /api/v2/macrosx /api/v2/macros^ /x/api/v2/macros
    /%61pi/v2/macros /api%2fv2%2fmacros /api/v2%2fmacros /api/v2/%6dacros /api/v2/macros%20 /api/v2/macros%00
    /api/v2/macros%0d%0a /api/v2/macros%2f /api/v2/macros%3fa /api/v2/macros%23 /%2fapi/v2/macros /%5capi/v2/macros
    /api/v2/x/..%2fmacros /api/v2/..%2f..%2fadmin /api/v2/..%5cadmin /api/v2/%252e%252e/macros /api/v2/%252f
    /api/v2/%25252e%25252e/macros /api/v2/%c0%ae%c0%ae/macros /api/v2/..;/macros /api/v2/.../macros /api/v2/%u002e/macros
    /_simulator/stats /_simulator/truth /relay/lab/api/v2/macros /relay/ /http://evil.example/
    /https:/evil.example/api/v2/macros`,
  ...words`x 0 -1 01 1.5 1%2f2 %31 1; 1,2 %d9%a1 99999999999999999999`.map((id) => `/api/v2/tickets/${id}/comments`),
  ...['', `/api/v2/${many('a', 5000)}`, many('/a', 2000)],
].map((path) => `/relay/lab${path}`);

/** Not written as a browser writes it: what a reader of URLs would change before it looks at it. */
const crooked = [
  ...words`/relay/lab/api/v2/x/../macros /relay/lab/./api/v2/macros /relay/./lab/api/v2/macros
    /relay/../relay/lab/api/v2/macros /x/../relay/lab/api/v2/macros /relay/x/../lab/api/v2/macros
    /relay/lab/api/v2/macros/. /relay/lab/.. /relay/acme/../lab/api/v2/macros
    /relay\lab\api\v2\macros /relay/lab\api/v2/macros /relay/lab/api/v2\..\macros /relay/\evil.example/api/v2/macros
    /x\..\relay/lab/api/v2/macros
    http://{own}/relay/lab/api/v2/macros http://evil.example/relay/lab/api/v2/macros
    https://acme.zendesk.com/relay/lab/api/v2/macros ftp://{own}/relay/lab/api/v2/macros file:///relay/lab/api/v2/macros
    //evil.example/relay/lab/api/v2/macros //{own}/relay/lab/api/v2/macros http://{own}@evil.example/relay/lab/api/v2/macros`,
  ...words`%2e%2e %2E%2E .%2e %2e. %2E. %2e`.map((dots) => `/relay/lab/api/v2/x/${dots}/macros`),
  ...words`# #/../x " < > {a} ?a="b" ?a=<b> ?a=' ?a#b ?`.map((end) => goodTarget + end),
  ...['`', '\nx: y'].map((end) => goodTarget + end),
];

const unparsed = [
  ...['ä', '?ä=1'].map((end) => goodTarget + latin1(end)),
  ...words`/relay/аcme/api/v2/macros /relay/ａcme/api/v2/macros /relay/lab/api/v2/macroſ`.map(latin1),
  ...words`relay/lab/api/v2/macros \relay/lab evil.example:443 javascript:alert(1) data:,a ?a`,
  ...['\tx', ' x', '\0', '\x7f', '\rx', many('/a', 10_000), `?${many('a', 20_000)}`].map((end) => goodTarget + end),
  ...['', `/relay/${many('a', 20_000)}`],
];

/** What the site has no page for: the relay is not asked at all. */
const elsewhere = words`/relay/lab/../../api/v2/macros /relax/lab/api/v2/macros /Relay/lab/api/v2/macros
  /relay%2flab/api/v2/macros /%72elay/lab/api/v2/macros /x/relay/lab/api/v2/macros /api/v2/macros http://{own}/api/v2/macros`;

const queries = [...words`%00 %01 %0a %0d%0ax:y %1f %1F %7f %7F % %2 %zz %u0041 a=%0`, ...[`a=${many('b', 4100)}`, many('a&', 2500)]].map(
  (query) => `${goodTarget}?${query}`,
);

const by = (names: readonly string[], reason: Hostile[0], target = goodTarget): Hostile[] =>
  names.map((method) => [reason, `${method} ${target}`, { method, target }]);

const methods = [
  ...by(
    words`HEAD PUT DELETE PATCH OPTIONS TRACE POST PROPFIND PROPPATCH MKCOL MOVE COPY LOCK UNLOCK PURGE SEARCH REPORT MERGE BIND
      LINK ACL MKACTIVITY CHECKOUT NOTIFY SUBSCRIBE M-SEARCH SOURCE MKCALENDAR`,
    'method',
  ),
  ...by(['get', 'Get', 'FOO', 'GETT', 'G E T', '', 'PRI'], 'http'),
  ...[goodTarget, 'acme.zendesk.com:443', '127.0.0.1:22'].flatMap((target) => by(['CONNECT'], 'http', target)),
  ...by(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'], 'method', '/relay/'),
  ...['oauth/tokens', 'oauth2/chat/token'].flatMap((path) => by(['GET', 'PUT', 'DELETE', 'OPTIONS'], 'method', `/relay/lab/${path}`)),
];

export const hostileAddresses: readonly Hostile[] = [
  ...at('target', [...names, '/relay']),
  ...at('path', [...paths, '/relay/acme']),
  ...at('address', crooked),
  ...at('http', unparsed),
  ...at('site', elsewhere),
  ...at('query', queries),
  ...methods,
];
