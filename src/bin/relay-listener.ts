/** Between Node's HTTP server and the relay. Nothing that HTTP lets one write in two ways gets any further. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { refusal } from '../relay/refusals.ts';
import type { Fetch } from '../zendesk/client.ts';
import { webStream } from './web-stream.ts';

/** Milliseconds after which a client that neither sends nor takes anything is let go; longer than the relay waits for a target. */
const patienceMs = 120_000;

/** Whether the relay is to answer a request line's target, in whatever way it is written. */
export function isForRelay(target: string): boolean {
  const path = URL.parse(target, 'http://relay.invalid')?.pathname ?? '';
  return path === '/relay' || path.startsWith('/relay/');
}

/** `scheme`: `http:` or `https:`, as browsers see it. */
export const relayListener =
  (relay: Fetch, scheme: string): RequestListener =>
  (incoming, outgoing) => {
    outgoing.setTimeout(patienceMs, () => outgoing.destroy());
    void answer(relay, scheme, incoming, outgoing).catch(() => outgoing.destroy());
  };

async function answer(relay: Fetch, scheme: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const request = requestOf(incoming, scheme, gone.signal);
  const response = request instanceof Response ? request : await relay(request);
  // What was not read of a body must not be taken for the next request, nor be waited for.
  if (!incoming.complete) outgoing.setHeader('connection', 'close');
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) await pipeline(response.body, outgoing);
  else outgoing.end();
}

/** Node reads further ones, among them 0.9, which ends the request line at a line feed. */
const versions = ['1.0', '1.1'];

/** The request, or why it is none: its target is not written as URLs are (WHATWG), or is not a path. */
function requestOf(incoming: IncomingMessage, scheme: string, signal: AbortSignal): Request | Response {
  const { method = '', url: target = '', httpVersion } = incoming;
  const headers = headersOf(incoming);
  const host = headers?.get('host') ?? '';
  const url = URL.parse(`${scheme}//${host}`);
  if (!headers || url?.host !== host) return refusal('host');
  const address = URL.parse(target, url);
  if (!address || `${address.pathname}${address.search}` !== target || !versions.includes(httpVersion)) return refusal('address');
  const body = method === 'POST' ? { body: webStream(incoming, () => undefined), duplex: 'half' } : {};
  try {
    return new Request(address, { method, headers, signal, ...body });
  } catch {
    return refusal('method'); // TRACE and CONNECT, which no Request can have
  }
}

/** All of them: where a name comes twice, Node's own list would keep one. Undefined for what cannot stand in headers. */
function headersOf({ rawHeaders }: IncomingMessage): Headers | undefined {
  const headers = new Headers();
  try {
    for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!);
    return headers;
  } catch {
    return undefined;
  }
}
