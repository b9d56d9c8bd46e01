/** An account whose every text is meant to break out: the simulated one, with what people can write there replaced. */
import { createSimulator } from '../../src/simulator/index.ts';
import type { StreamName } from '../../src/zendesk/streams.ts';
import { hostileHtml } from '../contract/format/conversations.ts';
import { hostileTexts } from '../contract/format/hostile.ts';
import { serve, type Served } from './campaign-servers.ts';

export const evil = 'https://evil.example/';

const texts = [
  ...hostileHtml,
  ...hostileTexts.filter(({ length }) => length > 1 && length < 1000),
  `=HYPERLINK("${evil}","click")`,
  "=cmd|' /C calc'!A0",
  `+WEBSERVICE("${evil}")`,
  '\u202e\u2066abc\u2069\u202c',
  '\u0000\udc00half',
];

/** What the vendor itself writes, and what its calls rest on: no reader or visitor can put anything there. */
const structural = /(^|_)(ids?|type|url|timestamp|at|date|time|page|cursor|role|scopes?|status|kind|next|prev)$/;

const replaced = (key: string, value: unknown) =>
  typeof value === 'string' && !structural.test(key)
    ? texts[[...key, ...value].reduce((sum, one) => sum + one.codePointAt(0)!, 0) % texts.length]
    : value;

/** Lone halves of pairs are written as escapes, as JSON can. */
const hostile = (json: string) => JSON.stringify(JSON.parse(json, replaced));

export interface HostileAccount extends Served {
  /** Every row of a stream, as its exact text. */
  rows(name: StreamName): string[];
}

export async function hostileAccount(): Promise<HostileAccount> {
  const simulator = createSimulator({ chats: 60, tickets: 40, users: 30 });
  const served = await serve(async (request) => {
    const response = await simulator.fetch(request);
    // What it says of a token is the vendor's own.
    if (request.url.includes('/oauth/') || !response.headers.get('content-type')?.includes('json')) return response;
    return new Response(hostile(await response.text()), response);
  });
  return { ...served, rows: (name) => [...simulator.truth(name)].map(hostile) };
}
