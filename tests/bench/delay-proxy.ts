/**
 * A line to a server far away: `node delay-proxy.ts <origin> <ms>` passes each request on after `ms` milliseconds, and each
 * answer back after as many; its bytes then come as they come. Prints its address.
 */
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';

const [origin = '', ms] = process.argv.slice(2);
const away = Number(ms);
const agent = new Agent({ keepAlive: true });

async function pass({ method, url = '/', headers }: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = () => outgoing.destroy();
  await delay(away);
  const passed = request(new URL(url, origin), { method, headers: { ...headers, host: new URL(origin).host }, agent }, (answer) => {
    void delay(away).then(() => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      pipeline(answer, outgoing, () => undefined);
    });
  });
  passed.on('error', gone).end();
}

const server = createServer((incoming, outgoing) => void pass(incoming, outgoing));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
