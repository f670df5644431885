import { BlockList, isIP } from 'node:net';

/**
 * Addresses that a page link may never lead to: this machine, private and
 * link-local networks, metadata services, and the ranges that wrap them in
 * IPv6. Asked of literals before connecting, of every looked-up address, and
 * of the address that was really connected to.
 */
const forbidden = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  forbidden.addSubnet(network, bits, 'ipv4');
}
for (const [network, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  forbidden.addSubnet(network, bits, 'ipv6');
}

/** Whether a numeric address lies in the public internet. What is no address is not public. */
export const isPublicAddress = (address: string): boolean => {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(bare);
  if (family === 0) return false;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  return !forbidden.check(bare, family === 4 ? 'ipv4' : 'ipv6');
};

/** The host of a parsed URL as an address literal, or null for a name. */
export const literalOf = (hostname: string): string | null => {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) === 0 ? null : bare;
};

/** Whether a host may be asked at all, before any look-up: no private literal, no name of this machine. */
export const isHostAllowed = (hostname: string): boolean => {
  const literal = literalOf(hostname);
  if (literal !== null) return isPublicAddress(literal);
  const name = hostname.toLowerCase().replace(/\.$/, '');
  return name.includes('.') && !/(?:^|\.)(?:localhost|local|internal|home\.arpa)$/.test(name);
};

/** Whether a URL may be fetched: plain http or https on its usual port, without a login. */
export const isUrlAllowed = (url: URL): boolean =>
  (url.protocol === 'http:' || url.protocol === 'https:') &&
  url.username === '' &&
  url.password === '' &&
  (url.port === '' || url.port === '80' || url.port === '443');
