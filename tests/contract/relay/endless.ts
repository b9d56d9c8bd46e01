/** Long answers as bare bytes on sockets, so that a test of many measures the relay and not itself. */
import { connect, createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { goodTarget, written } from './raw.ts';

const piece = Buffer.alloc(2 ** 20, 'a');

/** A target that answers `?name=…&length=…` with so many MiB, as fast as they are taken; `sent` says by name how many were. */
export async function openEndless() {
  const sent = new Map<string, number>();
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (asked) => {
      const [, name = '', length = ''] = /name=(.*)&length=(\d+)/.exec(asked.toString('latin1')) ?? [];
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${Number(length) * piece.length}\r\n\r\n`);
      const more = (done: number) => {
        sent.set(name, done);
        if (done < Number(length) && !socket.destroyed) socket.write(piece, () => more(done + 1));
      };
      more(0);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, close: () => void server.close() };
}

const request = (name: string, length: number, host: string) =>
  written({ target: `${goodTarget}?name=${name}&length=${length}` }).replaceAll('{own}', host);

/** Reads an answer to its end; how many bytes came, those of HTTP among them, told as they come. */
export async function read(name: string, length: number, host: string, onBytes: (bytes: number) => void): Promise<number> {
  let total = 0;
  const callback = (bytes: number) => {
    total += bytes;
    onBytes(bytes);
    return true;
  };
  const socket = connect({ host: '127.0.0.1', port: Number(host.split(':')[1]), onread: { buffer: Buffer.alloc(65_536), callback } });
  socket.write(request(name, length, host));
  await once(socket, 'close');
  return total;
}

/** Asks, and takes nothing of the answer. */
export async function ignore(name: string, length: number, host: string): Promise<{ leave(): void }> {
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
  socket.pause().write(request(name, length, host));
  await once(socket, 'connect');
  return { leave: () => void socket.destroy() };
}
