/**
 * `fetch` for the relay over Node's own HTTP, which can be told whom to connect to: a name is resolved once, all its addresses
 * are judged, and one of those is connected to. Asking for the address again would let a name change it in between.
 */
import { lookup, type LookupAddress } from 'node:dns';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { Refused } from '../relay/refusals.ts';
import type { Fetch } from '../zendesk/client.ts';
import { isPublic } from './relay-address.ts';
import { webStream } from './web-stream.ts';

export interface Reaching {
  /** All addresses of a name. Default the machine's own resolver. */
  resolve?: (name: string) => Promise<readonly LookupAddress[]>;
  /** Which addresses may be connected to, of all those that a name has. Default `isPublic`. */
  allows?: (address: string) => boolean;
}

const resolved = promisify(lookup);
const machineResolve = (name: string) => resolved(name, { all: true });

/**
 * Keeps connections for the next request. Throws Refused with `private` for a host with an address that is not allowed, or the
 * error of the line. Follows no redirect. Unpacks gzip. Sends a request without a body again, once, where a kept connection had
 * ended. Aborting ends the connection, also while the body is read.
 */
export function createRelayFetch({ resolve = machineResolve, allows = isPublic }: Reaching = {}): Fetch {
  const checked: LookupFunction = (name, { all }, callback) => {
    resolve(name).then(
      (found) => {
        const [first] = found;
        if (!first || !found.every(({ address }) => allows(address))) return callback(new Refused(first ? 'private' : 'unreachable'), '');
        return all ? callback(null, [...found]) : callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ''),
    );
  };
  const agents = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) };
  return async (request) => {
    const { protocol, hostname } = new URL(request.url);
    const literal = hostname.replace(/^\[|\]$/g, '');
    // A host that is an address itself is never looked up.
    if (isIP(literal) && !allows(literal)) throw new Refused('private');
    const [ask, agent] = protocol === 'https:' ? [httpsRequest, agents['https:']] : [httpRequest, agents['http:']];
    return responseOf(await asked(request, ask, { agent, lookup: checked }));
  };
}

async function asked(request: Request, ask: typeof httpRequest, options: RequestOptions): Promise<IncomingMessage> {
  const body = request.body && new Uint8Array(await request.arrayBuffer());
  const headers = { ...Object.fromEntries(request.headers), 'accept-encoding': 'gzip', ...(body && { 'content-length': body.length }) };
  const sent = { ...options, method: request.method, headers, signal: request.signal };
  const once = () =>
    new Promise<IncomingMessage>((done, failed) => {
      const asking = ask(request.url, sent)
        .on('response', done)
        .on('error', (error) => failed(asking.reusedSocket && !body ? new Stale(error.message) : error))
        .on('close', () => failed(new Error('It ended without an answer.'))) // it switched to another protocol
        .end(body);
    });
  return once().catch((error: unknown) => (error instanceof Stale && !request.signal.aborted ? once() : Promise.reject(error as Error)));
}

/** A kept connection had ended: the host need not have seen the request, so one that changes nothing is sent again. */
class Stale extends Error {}

/** A status without a body has none here either. */
const empty = [204, 205, 304];

function responseOf(incoming: IncomingMessage): Response {
  const { statusCode: status = 0, headers: told } = incoming;
  const headers = new Headers(
    Object.entries(told).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one] as [string, string])),
  );
  if (empty.includes(status)) incoming.resume();
  return new Response(empty.includes(status) ? null : webStream(unpacked(incoming), () => incoming.destroy()), { status, headers });
}

/** Read only as it is asked for. */
function unpacked(incoming: IncomingMessage): Readable {
  if (incoming.headers['content-encoding'] !== 'gzip') return incoming;
  // Either side that ends takes the other with it; who reads hears of it.
  return pipeline(incoming, createGunzip(), () => undefined);
}
