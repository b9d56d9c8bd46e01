/** A certificate that signs itself, as DER by hand (RFC 5280), since Node makes keys but no certificates. */
import { generateKeyPairSync, sign } from 'node:crypto';

/** One value of ASN.1. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}
const [sequence, set, integer, bits, octets, time, text] = [0x30, 0x31, 0x02, 0x03, 0x04, 0x17, 0x0c];
const id = (hex: string) => der(0x06, Buffer.from(hex, 'hex'));

const pem = (what: string, bytes: Buffer) =>
  `-----BEGIN ${what}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${what}-----\n`;

/** Key and certificate, PEM, for a name and an IPv4 address; it holds from 2020 to 2049. */
export function certificateFor(name: string, address: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(sequence, id('2a8648ce3d040302')); // ecdsa-with-SHA256
  const named = der(sequence, der(set, der(sequence, id('550403'), der(text, Buffer.from(name)))));
  const validity = der(sequence, der(time, Buffer.from('200101000000Z')), der(time, Buffer.from('491231000000Z')));
  const names = der(sequence, der(0x82, Buffer.from(name)), der(0x87, Buffer.from(address.split('.').map(Number))));
  const extensions = der(0xa3, der(sequence, der(sequence, id('551d11'), der(octets, names)))); // subjectAltName
  const head = [der(0xa0, der(integer, Buffer.from([2]))), der(integer, Buffer.from([1])), algorithm];
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const told = der(sequence, ...head, named, validity, named, spki, extensions);
  const signature = der(bits, Buffer.from([0]), sign('sha256', told, privateKey));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem('CERTIFICATE', der(sequence, told, algorithm, signature)),
  };
}
