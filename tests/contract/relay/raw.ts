/** Requests as bytes on a socket: what no `fetch` would send. */
import { connect } from 'node:net';
import { asPage } from './serving.ts';

/** The parts of a request; what is left out is as in one that the relay passes on. `{own}` stands for the relay's host. */
export interface Parts {
  method?: string;
  target?: string;
  version?: string;
  /** undefined leaves a header out, a list sends it several times. */
  headers?: Record<string, string | undefined | readonly string[]>;
  /** Lines between the headers, as they are. */
  lines?: string;
  /** All that comes behind the headers, as it is. */
  body?: string;
}

export const goodTarget = '/relay/lab/api/v2/macros';
const goodHeaders = { host: '{own}', ...asPage, authorization: 'Bearer a-token', connection: 'close' };

export function written({ method = 'GET', target = goodTarget, version = 'HTTP/1.1', headers = {}, lines = '', body = '' }: Parts): string {
  const all = Object.entries({ ...goodHeaders, ...headers }).flatMap(([name, value]) =>
    (value === undefined ? [] : [value].flat()).map((one) => `${name}: ${one}\r\n`),
  );
  return `${method} ${target} ${version}\r\n${all.join('')}${lines}\r\n${body}`;
}

/** Sends `text` as Latin-1, and resolves with all that came back when the server has closed the connection. */
export function send(host: string, text: string): Promise<string> {
  const socket = connect(Number(host.split(':')[1]), '127.0.0.1');
  let answer = '';
  return new Promise((resolve) => {
    socket.setEncoding('latin1').on('data', (some: string) => (answer += some));
    socket.on('error', () => undefined).on('close', () => resolve(answer));
    socket.write(text.replaceAll('{own}', host), 'latin1');
  });
}

/** Why it was refused: the relay's reason; `http` where Node's parser did, `site` where the site has no such page; else the status. */
export function reasonIn(answer: string): string {
  const reason = /^x-relay-refused: (.*)\r$/m.exec(answer)?.[1];
  const status = /^HTTP\/1\.1 (\d+)/.exec(answer)?.[1];
  if (reason) return reason;
  if (status === '404') return 'site';
  return status === undefined || ['400', '408', '417', '431'].includes(status) ? 'http' : status;
}
