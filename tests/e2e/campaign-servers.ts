/** Serves a `fetch` function over HTTP on this machine alone, as a browser meets a server: broken connections included. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { build } from 'vite';

export interface Served {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  /** Breaks off whatever is under way. */
  close(): void;
}

type Answer = (request: Request) => Promise<Response>;

/** Where `answer` rejects, or its body fails, the connection breaks without a word. */
export async function serve(answer: Answer): Promise<Served> {
  const server = createServer((incoming, outgoing) => void pass(answer, incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

async function pass(answer: Answer, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const { authorization, host } = incoming.headers;
    const init = { method: incoming.method ?? 'GET', headers: authorization ? { authorization } : {} };
    const response = await answer(new Request(`http://${host}${incoming.url}`, init));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
    else outgoing.end();
  } catch {
    outgoing.destroy();
  }
}

/** An empty page, the worker's script beside it, and the clock, which `turn` turns by milliseconds. */
export async function servePage(turn: (ms: number) => void): Promise<Served> {
  const script = await bundled('tests/e2e/campaign-worker.ts');
  const answers: Record<string, (query: URLSearchParams) => Response> = {
    '/': () =>
      new Response('<!doctype html><link rel="icon" href="data:,"><title>Campaign</title>', { headers: { 'Content-Type': 'text/html' } }),
    '/worker.js': () => new Response(script, { headers: { 'Content-Type': 'text/javascript' } }),
    '/turn': (query) => {
      turn(Number(query.get('ms')));
      return new Response(null, { status: 204 });
    },
  };
  return serve(async ({ url }) => {
    const { pathname, searchParams } = new URL(url);
    return answers[pathname]?.(searchParams) ?? new Response(null, { status: 404 });
  });
}

/** A script of modules as one. */
async function bundled(entry: string): Promise<string> {
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib: { entry, formats: ['es'] } } });
  const [{ output }] = built as unknown as [{ output: [{ code: string }] }];
  return output[0].code;
}
