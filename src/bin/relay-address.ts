/** Which addresses lie on the public internet: the registries of special addresses (RFC 6890) as one table. */
import { BlockList, isIP } from 'node:net';

/** Every range that is not for hosts of the public internet, of IPv4. */
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this network, and the unspecified address
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // between a provider and its customers
  ['127.0.0.0', 8], // loopback
  ['169.254.0.0', 16], // link-local, and the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocols
  ['192.0.2.0', 24], // documentation
  ['192.88.99.0', 24], // 6to4 relays
  ['192.168.0.0', 16], // private
  ['198.18.0.0', 15], // measurements
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, and broadcast
];

/**
 * Of IPv6 only 2000::/3 has public hosts. Outside of it lie loopback, link-local, unique local, multicast, and the forms in
 * which an IPv4 address is written (mapped, compatible, NAT64), whose inside would have to be judged again.
 */
const public6 = ['2000::', 3] as const;
const special6: readonly (readonly [string, number])[] = [
  ['2001::', 23], // protocols, Teredo among them
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4, which has an IPv4 address inside
  ['3fff::', 20], // documentation
];

const refused4 = new BlockList();
for (const [net, bits] of special4) refused4.addSubnet(net, bits, 'ipv4');
const [allowed6, refused6] = [new BlockList(), new BlockList()];
allowed6.addSubnet(...public6, 'ipv6');
for (const [net, bits] of special6) refused6.addSubnet(net, bits, 'ipv6');

/** Whether `address` is an IPv4 or IPv6 address of the public internet. Anything else, such as an address with a zone, is not. */
export function isPublic(address: string): boolean {
  if (address.includes('%')) return false;
  const family = isIP(address);
  if (family === 4) return !refused4.check(address, 'ipv4');
  return family === 6 && allowed6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
}
