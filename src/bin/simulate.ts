/**
 * Serves the simulator on this machine alone, for tests and for whoever wants to try an exporter. The first line it
 * prints is its address. Beside the vendor's calls it has three of its own under `/_simulator/`, open to every page:
 * `GET ids` (every id, one per line), `GET stats` (counters) and `POST edit?count=N`.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createSimulator, mostInSupport, parseFaults, type CorsMode, type Simulator, type SimulatorOptions } from '../simulator/index.ts';

const corsModes: readonly string[] = ['docs', 'all', 'none'] satisfies CorsMode[];

/** Every option: its default, and how its text is read. A reader throws a RangeError with one sentence. */
const options = {
  port: { type: 'string', default: '4400' },
  seed: { type: 'string', default: '1' },
  chats: { type: 'string', default: '20000' },
  tickets: { type: 'string', default: '500' },
  users: { type: 'string', default: '200' },
  organizations: { type: 'string', default: '50' },
  cors: { type: 'string', default: 'docs' },
  faults: { type: 'string', default: '' },
  budget: { type: 'string', default: '200' },
} as const;

function readOptions(): { port: number; simulator: SimulatorOptions } {
  const { values } = parseArgs({ options });
  if (!corsModes.includes(values.cors)) throw new RangeError(`--cors ${values.cors} is not possible; choose docs, all or none.`);
  return {
    port: number('port', values.port, 65_535),
    simulator: {
      seed: number('seed', values.seed, 2 ** 32 - 1),
      chats: number('chats', values.chats, 2 ** 32 - 1),
      tickets: number('tickets', values.tickets, mostInSupport),
      users: number('users', values.users, mostInSupport),
      organizations: number('organizations', values.organizations, mostInSupport),
      cors: values.cors as CorsMode,
      faults: parseFaults(values.faults),
      requestsPerMinute: values.budget === 'off' ? Infinity : number('budget', values.budget, 1_000_000),
    },
  };
}

function number(name: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text);
  throw new RangeError(`--${name} ${text} is not possible; give a whole number from 0 to ${most}${name === 'budget' ? ', or off' : ''}.`);
}

const open = { 'Access-Control-Allow-Origin': '*' };

/** The simulator's own calls, which the vendor does not have. */
const own: Record<string, (simulator: Simulator, url: URL) => Response> = {
  'GET /_simulator/ids': ({ ids }) => new Response(lines(ids()), { headers: { ...open, 'Content-Type': 'text/plain; charset=utf-8' } }),
  'GET /_simulator/stats': ({ stats }) => Response.json(stats(), { headers: open }),
  'POST /_simulator/edit': ({ edit, stats }, url) => {
    edit(number('count', url.searchParams.get('count') ?? '1', 1_000_000));
    return Response.json(stats(), { headers: open });
  },
};

/** One text per line, made only as fast as the caller reads. */
function lines(texts: Iterable<string>): ReadableStream<Uint8Array> {
  const [iterator, encoder] = [texts[Symbol.iterator](), new TextEncoder()];
  return new ReadableStream({
    pull: (stream) => {
      let [some, next] = ['', iterator.next()];
      for (; !next.done && some.length < 30_000; next = iterator.next()) some += `${next.value}\n`;
      if (!next.done) some += `${next.value}\n`;
      if (some) stream.enqueue(encoder.encode(some));
      if (next.done) stream.close();
    },
  });
}

async function handle(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
    const { authorization } = incoming.headers;
    const request = new Request(url, { method: incoming.method ?? 'GET', headers: authorization ? { authorization } : {} });
    const response = own[`${request.method} ${url.pathname}`]?.(simulator, url) ?? (await simulator.fetch(request));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
    else outgoing.end();
  } catch (error) {
    if (error instanceof RangeError) return void outgoing.writeHead(400, open).end(error.message);
    // A dropped or cut answer must look like a broken connection to the caller, so nothing is said.
    outgoing.destroy();
  }
}

function start(): void {
  const { port, simulator: wanted } = readOptions();
  const simulator = createSimulator(wanted);
  const server = createServer((incoming, outgoing) => void handle(simulator, incoming, outgoing));
  server.on('error', (error) => fail(error.message, 1));
  server.listen(port, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    console.log('Tokens: demo (owner), demo-agent (may not export), demo-expired. Stop with Ctrl+C.');
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
}

/** One sentence for the reader; Node's own hints after the first sentence are about its syntax, not ours. */
function fail(message: string, code: number): never {
  console.error(`simulate: ${message.split(/\.\s|\n/)[0]?.replace(/\.?$/, '.')}`);
  process.exit(code);
}

try {
  start();
} catch (error) {
  fail((error as Error).message, 2);
}
