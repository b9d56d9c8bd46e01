/** The names under which this server may be asked, so that a foreign name that leads here by DNS is none (DNS rebinding). */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { Settings } from './relay-settings.ts';

/** Whether the relay is asked by a name of its own: the one that was set, those of its certificate, or this machine's own. */
export function ownNames({ origin, tls }: Settings, port: number): (origin: string) => boolean {
  if (origin) return (one) => one === origin;
  if (!tls) return (one) => [`http://127.0.0.1:${port}`, `http://localhost:${port}`, `http://[::1]:${port}`].includes(one);
  const certificate = new X509Certificate(tls.cert);
  return (one) => {
    const { protocol, hostname, port: asked } = new URL(one);
    const address = hostname.replace(/^\[|\]$/g, '');
    const named = isIP(address) ? certificate.checkIP(address) : certificate.checkHost(hostname);
    return protocol === 'https:' && Number(asked || 443) === port && named !== undefined;
  };
}
