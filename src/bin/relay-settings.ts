/** What an operator sets for `npm start`, by environment: where it listens, under which name, and what its relay may reach. */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';

export interface Settings {
  host: string;
  /** Certificate and key, PEM. */
  tls?: { cert: Buffer; key: Buffer };
  /** The origin at which browsers see the site, where something else speaks TLS for it. */
  origin?: string;
  /** Targets of the relay, name → origin; undefined: no relay. */
  relay: Readonly<Record<string, string>> | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used: one sentence for the operator. */
export class BadSetting extends Error {}

/**
 * Reads `WEGWEISER_HOST`, `_TLS_CERT`, `_TLS_KEY` (files), `_ORIGIN`, `_RELAY`, `_RELAY_TARGETS`; missing or empty ones have
 * their usual value: this machine alone, without TLS, with a relay to the vendor's hosts. Throws BadSetting.
 */
export function readSettings(environment: Environment): Settings {
  const of = (name: string) => environment[`WEGWEISER_${name}`] ?? '';
  const host = of('HOST') || '127.0.0.1';
  const tls = tlsOf(of('TLS_CERT'), of('TLS_KEY'));
  const origin = originOf(of('ORIGIN'));
  if (!isLoopback(host) && !tls && !origin)
    throw new BadSetting(
      `WEGWEISER_HOST=${host} would carry tokens over the network in the clear; give WEGWEISER_TLS_CERT and WEGWEISER_TLS_KEY, or WEGWEISER_ORIGIN behind a proxy that speaks TLS.`,
    );
  return { host, ...(tls && { tls }), ...(origin && { origin }), relay: relayOf(of('RELAY'), of('RELAY_TARGETS')) };
}

/** The same for a command: a setting that cannot be used ends it, with the sentence and code 2. */
export function settingsOrEnd(environment: Environment = process.env): Settings {
  try {
    return readSettings(environment);
  } catch (error) {
    if (!(error instanceof BadSetting)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function tlsOf(cert: string, key: string): Settings['tls'] {
  if (!cert && !key) return undefined;
  if (!cert || !key) throw new BadSetting('WEGWEISER_TLS_CERT and WEGWEISER_TLS_KEY belong together; give both or none.');
  const tls = { cert: read('TLS_CERT', cert), key: read('TLS_KEY', key) };
  try {
    new X509Certificate(tls.cert);
  } catch {
    throw new BadSetting(`WEGWEISER_TLS_CERT=${cert} holds no certificate in PEM form.`);
  }
  return tls;
}

function read(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new BadSetting(`WEGWEISER_${name}=${file} cannot be read.`);
  }
}

function originOf(text: string): string | undefined {
  if (!text) return undefined;
  const origin = URL.parse(text)?.origin;
  if (origin !== text || !text.startsWith('https://'))
    throw new BadSetting(`WEGWEISER_ORIGIN=${text} is no origin such as https://portal.example, without a slash at the end.`);
  return origin;
}

function relayOf(wanted: string, targets: string): Settings['relay'] {
  if (!['', 'on', 'off'].includes(wanted)) throw new BadSetting(`WEGWEISER_RELAY=${wanted} is neither on nor off.`);
  const pairs = targets.split(',').filter(Boolean).map(targetOf);
  return wanted === 'off' ? undefined : Object.fromEntries(pairs);
}

function targetOf(text: string): [name: string, origin: string] {
  const [, name, origin] = /^([a-z0-9-]+)=(https?:\/\/[^=]+)$/.exec(text) ?? [];
  if (!name || !origin || URL.parse(origin)?.origin !== origin)
    throw new BadSetting(
      `WEGWEISER_RELAY_TARGETS has ${text}; give a name and an origin, such as lab=http://127.0.0.1:4400, with commas between several.`,
    );
  return [name, origin];
}
