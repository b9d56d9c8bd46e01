/**
 * Serves the simulator on this machine alone, for tests and for whoever wants to try an exporter. The first line it
 * prints is its address. `--help` lists its options, and the calls of its own that it has beside the vendor's.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { help, number, options, readOptions } from '../simulator/command.ts';
import { answerOwn, createSimulator, type Simulator, type SimulatorOptions } from '../simulator/index.ts';

function read(): { help: boolean; port: number; simulator: SimulatorOptions } {
  const texts = Object.fromEntries(Object.entries(options).map(([name, { usual }]) => [name, { type: 'string', default: usual } as const]));
  const own = { help: { type: 'boolean', default: false }, port: { type: 'string', default: '4400' } } as const;
  const { values } = parseArgs({ options: { ...texts, ...own } });
  return { help: values.help, port: number('port', values.port, 65_535), simulator: readOptions(values) };
}

/** More than any call of the API needs, and no more than fits in memory many times. */
const mostBytes = 64 * 1024;

/** What was sent with a call; undefined when it is too much. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Undefined when its body is too large. */
async function requestOf(incoming: IncomingMessage): Promise<Request | undefined> {
  const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? '127.0.0.1'}`);
  const {
    method = 'GET',
    headers: { authorization, 'content-type': type },
  } = incoming;
  const body = method === 'POST' ? await bodyOf(incoming) : null;
  if (body === undefined) return undefined;
  return new Request(url, { method, body, headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) } });
}

async function handle(simulator: Simulator, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const request = await requestOf(incoming);
    const response = request ? (answerOwn(simulator, request) ?? (await simulator.fetch(request))) : tooLarge();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
    else outgoing.end();
  } catch {
    // A dropped or cut answer must look like a broken connection to the caller, so nothing is said.
    outgoing.destroy();
  }
}

const tooLarge = () => new Response(`At most ${mostBytes} bytes can be sent.`, { status: 413, headers: { connection: 'close' } });

function serve(port: number, wanted: SimulatorOptions): void {
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
  const { help: asked, port, simulator } = read();
  if (asked) process.stdout.write(help);
  else serve(port, simulator);
} catch (error) {
  fail((error as Error).message, 2);
}
