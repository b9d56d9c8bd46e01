/** A server behind a gate. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Gate {
  address: string;
  /** When the first request is held. */
  held: Promise<void>;
  /** What each request asked to start with, in their order. */
  starts: readonly string[];
  /** Holds no further one. */
  open(): void;
  close(): void;
}

/** Lets `pages` requests through to `origin` and then holds each, until it is opened; those that were held stay so. */
export async function gateBefore(origin: string, pages: number): Promise<Gate> {
  const starts: string[] = [];
  let open = false;
  const { promise: held, resolve: holds } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    starts.push(new URL(request.url!, origin).searchParams.get('start_time')!);
    if (!open && starts.length > pages) return holds();
    const headers = { authorization: request.headers.authorization! };
    void fetch(origin + request.url!, { headers }).then(async (answer) => response.writeHead(answer.status).end(await answer.text()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held,
    starts,
    open: () => void (open = true),
    close: () => server.close().closeAllConnections(),
  };
}
